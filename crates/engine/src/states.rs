//! Saved states of vessels: one compact blob each.

use std::sync::Arc;

use arrow_array::{Array, BinaryArray, RecordBatch, UInt32Array, cast::AsArray, types::UInt32Type};
use arrow_schema::{DataType, Field, Schema};
use model::Mmsi;
use rustc_hash::FxHashMap;
use track::VesselState;

use crate::error::EngineError;

/// The states of vessels, each as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateMap(FxHashMap<u32, Box<[u8]>>);

impl StateMap {
    /// How many vessels.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The vessels, in no order.
    pub fn vessels(&self) -> impl Iterator<Item = u32> {
        self.0.keys().copied()
    }

    /// A vessel's state; a fresh one where there is none.
    pub fn get(&self, mmsi: Mmsi) -> Result<VesselState, EngineError> {
        match self.0.get(&mmsi.get()) {
            None => Ok(VesselState::new(mmsi)),
            Some(blob) => postcard::from_bytes(blob).map_err(|e| EngineError::State { mmsi: mmsi.get(), detail: e.to_string() }),
        }
    }

    /// Whether there is a state of the vessel.
    pub fn holds(&self, mmsi: u32) -> bool {
        self.0.contains_key(&mmsi)
    }

    /// Saves a vessel's state.
    pub fn put(&mut self, state: &VesselState) -> Result<(), EngineError> {
        let mmsi = state.mmsi().get();
        let blob = postcard::to_stdvec(state).map_err(|e| EngineError::State { mmsi, detail: e.to_string() })?;
        self.0.insert(mmsi, blob.into_boxed_slice());
        Ok(())
    }

    /// Takes over the states of another map.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Keeps the states for which `keep` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(u32) -> bool) {
        self.0.retain(|&m, _| keep(m));
    }

    /// As a batch of `mmsi` and `state`, sorted by vessel.
    pub fn to_batch(&self) -> Result<RecordBatch, EngineError> {
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_unstable_by_key(|(m, _)| **m);
        let schema = Schema::new(vec![Field::new("mmsi", DataType::UInt32, false), Field::new("state", DataType::Binary, false)]);
        let mmsi = UInt32Array::from_iter_values(rows.iter().map(|(m, _)| **m));
        let blobs = BinaryArray::from_iter_values(rows.iter().map(|(_, b)| b.as_ref()));
        RecordBatch::try_new(Arc::new(schema), vec![Arc::new(mmsi), Arc::new(blobs)]).map_err(|e| EngineError::batch("states", e))
    }

    /// Adds the states of a batch, of the vessels for which `wanted` holds.
    pub fn add_batch(&mut self, batch: &RecordBatch, wanted: &mut dyn FnMut(u32) -> bool) -> Result<(), EngineError> {
        let column =
            |name: &str| batch.column_by_name(name).ok_or_else(|| EngineError::batch("states", format!("no column {name}")));
        let mmsi = column("mmsi")?.as_primitive_opt::<UInt32Type>();
        let blobs = column("state")?.as_binary_opt::<i32>();
        let (Some(mmsi), Some(blobs)) = (mmsi, blobs) else {
            return Err(EngineError::batch("states", "expected mmsi: UInt32, state: Binary"));
        };
        for i in 0..batch.num_rows() {
            if !mmsi.is_null(i) && wanted(mmsi.value(i)) {
                self.0.insert(mmsi.value(i), blobs.value(i).into());
            }
        }
        Ok(())
    }
}
