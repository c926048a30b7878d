//! The tables on disk or object store: sorted runs in, days out in order of vessel and time, atomic commits.
