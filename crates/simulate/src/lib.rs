//! Made-up traffic with known truth, from a seed.
