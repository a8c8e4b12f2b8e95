"""Documents made out of snapshots; knows no storage."""
