//! How each of the two decoders writes down what it found.

/// The notation of a file of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// gpsd, integers as sent.
    GpsdRaw,
    /// gpsd, in physical units.
    GpsdScaled,
    /// libais, in physical units.
    Libais,
}

/// What we have for a field of theirs.
#[derive(Clone, Debug, PartialEq)]
pub enum Ours {
    /// An integer, which must be equal.
    Number(i64),
    /// One bit; they write it as a boolean or as 0 and 1.
    Flag(bool),
    /// A text, which must be equal.
    Text(String),
    /// A number, and how far theirs may lie off: their rounding.
    Near(f64, f64),
    /// Not available.
    Null,
    /// Words for a number of ours: the same words for the same number, of this kind, everywhere.
    Label(&'static str, i64),
    /// Not for this decoder to read; the table it is listed in says why.
    Elsewhere,
}

impl Ours {
    pub fn number(value: impl Into<i64>) -> Self {
        Self::Number(value.into())
    }

    /// A field that a shorter message lacks; they write 0.
    pub fn or_zero(value: Option<impl Into<i64>>) -> Self {
        Self::Number(value.map_or(0, Into::into))
    }
}

impl Form {
    /// In physical units.
    fn scaled(self, value: f64, decimals: i32) -> Ours {
        match self {
            // Half a unit of the last place they print, and a little for the binary fraction.
            Self::GpsdScaled | Self::GpsdRaw => Ours::Near(value, 0.5 * 0.1_f64.powi(decimals) + 1e-9),
            // They hold numbers of 24 bits.
            Self::Libais => Ours::Near(value, value.abs() * f64::from(f32::EPSILON)),
        }
    }

    /// A number as sent, or its physical value. Where we have no physical value because the number stands for "not available" or lies
    /// outside the standard's range, they scale it all the same.
    pub fn physical(self, raw: impl Into<i64>, units: f64, physical: Option<f64>, decimals: i32) -> Ours {
        let raw: i64 = raw.into();
        match self {
            Self::GpsdRaw => Ours::Number(raw),
            _ => self.scaled(physical.unwrap_or(raw as f64 / units), decimals),
        }
    }

    /// An angle that gpsd prints as a text when scaled.
    pub fn quoted(self, raw: i32, units: f64) -> Ours {
        match self {
            Self::GpsdScaled => Ours::Text(format!("{:.6}", f64::from(raw) / units)),
            _ => self.physical(raw, units, None, 6),
        }
    }

    /// Whether it is one of gpsd's.
    pub fn is_gpsd(self) -> bool {
        self != Self::Libais
    }
}
