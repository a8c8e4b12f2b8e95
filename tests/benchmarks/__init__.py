"""Speed and memory on a generated board, each figure beside a yardstick of the same run."""
