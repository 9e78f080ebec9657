"""What pages show, gathered from the store by published queries."""
