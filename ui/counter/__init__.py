"""The counter page: find the guest, see the guest, say the words, write it down."""
