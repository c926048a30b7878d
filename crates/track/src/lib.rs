//! One vessel's reports in order of time to a clean track, gaps, stops, port visits, draught changes and voyages. Pure: no files, no engine, no clock.
