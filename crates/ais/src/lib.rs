//! NMEA 0183 AIVDM/AIVDO lines to typed messages, with receive time, station and the raw line kept.
