package foyer.platform.mail;

/** A mail as its reader sees it. */
record RenderedMail(String subject, String html, String text) {

    /** Never shows what it says. */
    @Override
    public String toString() {
        return "RenderedMail";
    }
}
