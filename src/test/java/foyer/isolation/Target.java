package foyer.isolation;

/** A place in the schema and the kind of id that is put there. */
record Target(Slot slot, String kind) {

    @Override
    public String toString() {
        return slot + ", " + kind;
    }
}
