//! Every source format, from file or standard input, to the rows of the lake; counts what it took and what it refused.
