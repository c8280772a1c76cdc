package foyer.files.pictures;

/** What a picture is put together from when notes are left out, and how it is to be turned. */
record Parts(Pieces pieces, int orientation) {}
