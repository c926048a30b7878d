//! Where the ships of a world sail: the trades of a sea, and how many ships are in each.

use serde::Deserialize;

use crate::kind::Kind;

/// A sea, or the whole world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theatre {
    /// Japan, Korea and the Russian Far East.
    SeaOfJapan,
    /// Black Sea, with Syria's traffic through the straits.
    BlackSea,
    /// Caspian, which no ship leaves.
    Caspian,
    /// Egypt, Levant, Cyprus, southern Turkey.
    EasternMediterranean,
    /// North Africa, Malta, southern Europe.
    CentralMediterranean,
    /// Baltic, to the Channel.
    Baltic,
    /// Yellow Sea and Bohai.
    YellowSea,
    /// Persian Gulf to India.
    Gulf,
    /// Red Sea.
    RedSea,
    /// All of them, and the long trades.
    World,
}

/// A trade, what sails in it, and the weight of its share.
pub(crate) type TradeShare = (&'static str, Kind, u32);

const WORLD: [TradeShare; 17] = [
    ("shuttle", Kind::Cargo, 14),
    ("far-east", Kind::Cargo, 9),
    ("yellow", Kind::Cargo, 5),
    ("container", Kind::Container, 10),
    ("gulf", Kind::Cargo, 7),
    ("levant", Kind::Cargo, 8),
    ("syria", Kind::Cargo, 6),
    ("black-sea", Kind::Cargo, 8),
    ("africa", Kind::Cargo, 6),
    ("baltic", Kind::Cargo, 8),
    ("baltic-out", Kind::Cargo, 4),
    ("tanker", Kind::Tanker, 5),
    ("caspian", Kind::Cargo, 5),
    ("ferry", Kind::Ferry, 1),
    ("far-east", Kind::Fishing, 2),
    ("baltic", Kind::Fishing, 1),
    ("africa", Kind::Fishing, 1),
];

impl Theatre {
    pub(crate) const fn trades(self) -> &'static [TradeShare] {
        match self {
            Self::SeaOfJapan => &[
                ("japan-sea", Kind::Cargo, 45),
                ("shuttle", Kind::Cargo, 25),
                ("far-east", Kind::Cargo, 15),
                ("japan-sea", Kind::Tanker, 9),
                ("far-east", Kind::Fishing, 6),
            ],
            Self::BlackSea => &[
                ("black-sea", Kind::Cargo, 65),
                ("black-sea", Kind::Tanker, 15),
                ("syria", Kind::Cargo, 15),
                ("black-sea", Kind::Fishing, 5),
            ],
            Self::Caspian => &[("caspian", Kind::Cargo, 75), ("caspian", Kind::Tanker, 20), ("caspian", Kind::Fishing, 5)],
            Self::EasternMediterranean => &[
                ("levant", Kind::Cargo, 55),
                ("levant", Kind::Tanker, 15),
                ("syria", Kind::Cargo, 20),
                ("levant", Kind::Container, 6),
                ("levant", Kind::Fishing, 4),
            ],
            Self::CentralMediterranean => {
                &[("africa", Kind::Cargo, 70), ("africa", Kind::Tanker, 20), ("africa", Kind::Fishing, 6)]
            }
            Self::Baltic => &[
                ("baltic", Kind::Cargo, 62),
                ("baltic", Kind::Tanker, 16),
                ("baltic-out", Kind::Cargo, 10),
                ("ferry", Kind::Ferry, 4),
                ("baltic", Kind::Fishing, 8),
            ],
            Self::YellowSea => &[("yellow", Kind::Cargo, 75), ("yellow", Kind::Tanker, 15), ("yellow", Kind::Fishing, 6)],
            Self::Gulf => &[("gulf", Kind::Cargo, 65), ("gulf", Kind::Tanker, 29), ("gulf", Kind::Fishing, 6)],
            Self::RedSea => &[("red-sea", Kind::Cargo, 70), ("red-sea", Kind::Tanker, 24), ("red-sea", Kind::Fishing, 6)],
            Self::World => &WORLD,
        }
    }
}
