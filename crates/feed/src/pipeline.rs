//! Blocks to parsers on several threads, and their rows to the sink in the order of the input.
//!
//! Memory is bounded by the buffers in circulation: a block is read only into a buffer that came back.

use std::{
    collections::BTreeMap,
    io::Read,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, channel},
    },
    thread,
};

use crate::{
    blocks::{Block, Blocks},
    rows::Rows,
};

/// Makes rows of blocks.
pub(crate) trait Parser: Send {
    /// The rows of a block.
    fn parse(&mut self, block: &Block) -> Rows;

    /// What was held back, at the end of the stream. Asked of a parser that had every block.
    fn finish(&mut self) -> Rows {
        Rows::default()
    }
}

/// How a stream ended.
pub(crate) struct End {
    /// Bytes in all.
    pub(crate) bytes: u64,
    /// Why it broke off.
    pub(crate) broken: Option<std::io::Error>,
}

/// Runs a stream through parsers, one a thread. `sink` gets the rows of each block in order, on this thread; its error ends all.
pub(crate) fn run<R: Read + Send, P: Parser, E>(
    reader: R,
    parsers: Vec<P>,
    sink: &mut dyn FnMut(Rows) -> Result<(), E>,
) -> Result<End, E> {
    let buffers = parsers.len() + 2;
    let (free, returned) = channel::<Vec<u8>>();
    let (work, todo) = channel::<(u64, Block)>();
    let (done, rows) = channel::<(u64, Rows, Vec<u8>)>();
    for _ in 0..buffers {
        let _ = free.send(Vec::new());
    }
    let todo = Mutex::new(todo);
    thread::scope(|scope| {
        let reading = scope.spawn(move || {
            let mut blocks = Blocks::new(reader);
            for n in 0.. {
                let Ok(buffer) = returned.recv() else { break };
                let Some(block) = blocks.next(buffer) else { break };
                if work.send((n, block)).is_err() {
                    break;
                }
            }
            End { bytes: blocks.offset(), broken: blocks.broken }
        });
        let alone = parsers.len() == 1;
        for mut parser in parsers {
            let (todo, done) = (&todo, done.clone());
            scope.spawn(move || {
                let mut next = 0;
                while let Some((n, block)) = take(todo) {
                    let rows = parser.parse(&block);
                    if done.send((n, rows, block.bytes)).is_err() {
                        return;
                    }
                    next = n + 1;
                }
                if alone {
                    let _ = done.send((next, parser.finish(), Vec::new()));
                }
            });
        }
        drop(done);
        let mut early: BTreeMap<u64, (Rows, Vec<u8>)> = BTreeMap::new();
        let mut next = 0;
        let mut outcome = Ok(());
        'all: for (n, block, buffer) in &rows {
            early.insert(n, (block, buffer));
            while let Some((block, buffer)) = early.remove(&next) {
                next += 1;
                outcome = sink(block);
                if outcome.is_err() {
                    break 'all;
                }
                // Only now is there room for another block. The reader has ended where it takes no buffer back.
                let _ = free.send(buffer);
            }
        }
        // Without these the parsers and the reader end.
        drop((rows, free));
        let end = reading.join().unwrap_or(End { bytes: 0, broken: Some(std::io::Error::other("the reader failed")) });
        outcome.map(|()| end)
    })
}

fn take(todo: &Mutex<Receiver<(u64, Block)>>) -> Option<(u64, Block)> {
    todo.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
