//! An input's bytes: counted and hashed as stored, decompressed, looked at, and copied where a copy is kept.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read, Write},
    sync::{Arc, Mutex, PoisonError},
};

use flate2::bufread::MultiGzDecoder;
use sha2::{Digest, Sha256};

use crate::{
    detect::HEAD,
    error::FeedError,
    format::Compression,
    input::{Input, Place},
    stored::{Meter, Metered},
};

type Bytes = Box<dyn Read + Send>;

/// Bytes that are hashed as they go by; the hash can be asked for from outside.
#[derive(Clone)]
pub(crate) struct Hashed(Arc<Mutex<(Bytes, Sha256)>>);

impl Hashed {
    fn new(inner: Bytes) -> Self {
        Self(Arc::new(Mutex::new((inner, Sha256::new()))))
    }

    /// Reads what is left and gives the hash of all.
    pub(crate) fn finish(&mut self) -> [u8; 32] {
        let mut buffer = vec![0; 1 << 16];
        // An error here is the one that broke the input off: its hash is that of what could be read.
        while matches!(self.read(&mut buffer), Ok(n) if n > 0) {}
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.clone().finalize().into()
    }
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut guard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (inner, sha) = &mut *guard;
        let n = inner.read(buffer)?;
        sha.update(buffer.get(..n).unwrap_or_default());
        Ok(n)
    }
}

/// An input, open.
pub(crate) struct Opened {
    /// Its decompressed bytes, from the first.
    pub(crate) bytes: Bytes,
    /// The first of them.
    pub(crate) head: Vec<u8>,
    pub(crate) compression: Compression,
    pub(crate) hash: Hashed,
    pub(crate) meter: Meter,
}

/// Opens an input and looks at its begin.
pub(crate) fn open(input: &Input) -> Result<Opened, FeedError> {
    let name = input.name();
    let fail = |e| FeedError::io(name, e);
    let meter = Meter::default();
    let (stored, member): (Bytes, bool) = match &input.place {
        Place::File(path) => (Box::new(Metered::new(File::open(path).map_err(fail)?, meter.clone())), false),
        Place::Member(path, member) => (Box::new(member.open(path, meter.clone()).map_err(fail)?), true),
        Place::Stdin => (Box::new(Metered::new(io::stdin(), meter.clone())), false),
    };
    let hash = Hashed::new(stored);
    let (magic, rest) = peek(Box::new(hash.clone()), 4).map_err(fail)?;
    let compression = Compression::of_stream(&magic);
    let plain: Bytes = match compression {
        Compression::Gzip => Box::new(MultiGzDecoder::new(BufReader::with_capacity(1 << 18, rest))),
        Compression::Zstd => Box::new(zstd::Decoder::new(rest).map_err(fail)?),
        Compression::None | Compression::Zip => rest,
    };
    // A compressed stream that is broken from its begin shows here.
    let (head, bytes) = peek(plain, HEAD).map_err(fail)?;
    let compression = if member { Compression::Zip } else { compression };
    Ok(Opened { bytes, head, compression, hash, meter })
}

/// The first bytes of a stream, and the whole of it. An error behind the first of them is left for whoever reads on.
fn peek(mut reader: Bytes, most: usize) -> io::Result<(Vec<u8>, Bytes)> {
    let mut head = Vec::new();
    let outcome = reader.by_ref().take(most as u64).read_to_end(&mut head);
    let broken = match outcome {
        Err(e) if head.is_empty() => return Err(e),
        Err(e) => Some(e),
        Ok(_) => None,
    };
    let begin = Cursor::new(head.clone());
    let rest: Bytes = match broken {
        Some(e) => Box::new(begin.chain(Broken(Some(e)))),
        None => Box::new(begin.chain(reader)),
    };
    Ok((head, rest))
}

/// Gives an error seen before.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// Copies what is read.
pub(crate) struct Copied<'a> {
    pub(crate) bytes: Bytes,
    pub(crate) copy: Option<&'a mut (dyn Write + Send)>,
    /// Why the copy failed; reading ends there.
    pub(crate) failed: Arc<Mutex<Option<io::Error>>>,
}

impl Read for Copied<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.bytes.read(buffer)?;
        if let Some(copy) = &mut self.copy
            && let Err(e) = copy.write_all(buffer.get(..n).unwrap_or_default())
        {
            let told = io::Error::new(e.kind(), e.to_string());
            *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(e);
            return Err(told);
        }
        Ok(n)
    }
}

/// A stream as a file that can be read from anywhere, for formats that need it.
pub(crate) fn spooled(mut reader: impl Read) -> io::Result<File> {
    use std::io::Seek;
    let mut file = tempfile::tempfile()?;
    io::copy(&mut reader, &mut file)?;
    file.rewind()?;
    Ok(file)
}
