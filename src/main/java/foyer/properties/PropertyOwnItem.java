package foyer.properties;

/** Something that members of a tenant confirm by hand of each property, such as that they have seen a paper. */
record PropertyOwnItem(PropertyOwnItemId id, String title) {

    /** Whether this is what it is called; capitals make no other. */
    boolean isCalled(String name) {
        return title.equalsIgnoreCase(name.strip());
    }
}
