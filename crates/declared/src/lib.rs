//! What a crew typed as its destination, read as a port, a region or nothing; and the verdict on a voyage.
