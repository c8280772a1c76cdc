package foyer.leads.captures;

import org.jspecify.annotations.Nullable;

/** Where on the web somebody was, as the page says; what is too long is cut, since it must not cost the lead. */
public record CaptureOrigin(
        @Nullable String page,
        @Nullable String referrer,
        @Nullable LeadUtm utm) {

    /** Nothing was said. */
    public static final CaptureOrigin NONE = new CaptureOrigin(null, null, null);

    private static final int MAX_ADDRESS = 2_000;
    private static final int MAX_TAG = 200;

    CaptureOrigin bounded() {
        return new CaptureOrigin(cut(page, MAX_ADDRESS), cut(referrer, MAX_ADDRESS), utm == null ? null : tags(utm));
    }

    private static LeadUtm tags(LeadUtm utm) {
        return new LeadUtm(
                cut(utm.source(), MAX_TAG),
                cut(utm.medium(), MAX_TAG),
                cut(utm.campaign(), MAX_TAG),
                cut(utm.term(), MAX_TAG),
                cut(utm.content(), MAX_TAG));
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        var stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        var characters = stripped.codePointCount(0, stripped.length());
        return characters <= max ? stripped : stripped.substring(0, stripped.offsetByCodePoints(0, max));
    }
}
