//! The fold: for each day, the machines of track over the vessels on all cores, state saved, events revised.
