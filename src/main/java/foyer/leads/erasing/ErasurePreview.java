package foyer.leads.erasing;

/**
 * What goes with leads that are erased, as the schema shows it.
 *
 * @param leads the leads themselves
 * @param merged leads that were merged into them, and can be none of their own any more
 * @param notes what was written on them
 * @param activities lines of their timelines
 * @param captures what was sent by forms or about properties
 * @param imports changes by imports that could be taken back
 * @param documents files that only they have, and that are deleted with them
 */
record ErasurePreview(int leads, int merged, int notes, int activities, int captures, int imports, int documents) {}
