//! What can be wrong with a sea file.

/// Why a sea file cannot be used. Offsets are in bytes from the start of the file, or of the unpacked section where one is named.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SeaError {
    /// The file does not begin as a sea file does.
    #[error("no sea file: expected the eight bytes {expected:?} at byte 0, found {found:?}")]
    Magic {
        /// What a sea file begins with.
        expected: [u8; 8],
        /// What is there; shorter where the file is.
        found: Vec<u8>,
    },
    /// A version of the format that this program does not know.
    #[error("sea file of format {found} at byte 8; this program reads format {expected}")]
    Version {
        /// The version it reads.
        expected: u32,
        /// The version of the file.
        found: u32,
    },
    /// The file ends too early.
    #[error("sea file cut short: {what} ends at byte {end}, but the file has {len} bytes")]
    CutShort {
        /// What is not all there.
        what: &'static str,
        /// Where it should end.
        end: u64,
        /// The length of the file.
        len: u64,
    },
    /// The file goes on where it should end.
    #[error("sea file too long: it should end at byte {end}, but has {len} bytes")]
    TooLong {
        /// Where it should end.
        end: u64,
        /// The length of the file.
        len: u64,
    },
    /// The checksum does not match.
    #[error("sea file damaged: the checksum of {what} (bytes {from} to {to}) is {found:08x}, expected {expected:08x}")]
    Checksum {
        /// What is damaged.
        what: &'static str,
        /// Its first byte.
        from: u64,
        /// The byte after its last.
        to: u64,
        /// The checksum the file states.
        expected: u32,
        /// That of its bytes.
        found: u32,
    },
    /// A section that every sea file has is not in it.
    #[error("sea file without its section {what}")]
    Missing {
        /// The section.
        what: &'static str,
    },
    /// A section does not unpack to what the file says.
    #[error("sea file, section {what} (from byte {from}): {detail}")]
    Unpack {
        /// The section.
        what: &'static str,
        /// Its first byte.
        from: u64,
        /// What went wrong.
        detail: String,
    },
    /// A value in an unpacked section makes no sense.
    #[error("sea file, section {what}, byte {at} of the unpacked section: {detail}")]
    Value {
        /// The section.
        what: &'static str,
        /// Where in the unpacked section.
        at: u64,
        /// What is wrong.
        detail: String,
    },
    /// A row of a table of facts is wrong.
    #[error("table {table}, line {line}: {detail}")]
    Fact {
        /// The table.
        table: &'static str,
        /// Its line.
        line: u64,
        /// What is wrong.
        detail: String,
    },
}
