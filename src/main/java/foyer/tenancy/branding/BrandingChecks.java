package foyer.tenancy.branding;

import foyer.platform.colour.Colour;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.tenancy.People;
import foyer.tenancy.tenants.TenantErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a branding may be, as far as nobody has to be asked. */
public final class BrandingChecks {

    private BrandingChecks() {}

    /**
     * The branding of what was given; null is as Foyer has it.
     *
     * @param at where in the input the fields are, {@code "branding."}; empty for the top
     * @param problems gets what is wrong with it
     */
    public static Branding of(
            @Nullable String displayName,
            @Nullable String primary,
            @Nullable String accent,
            String at,
            List<Problem> problems) {
        return new Branding(
                name(displayName, at + "displayName", problems),
                colour(primary, at + "primaryColor", problems),
                accent(accent, at + "accentColor", problems),
                null);
    }

    static @Nullable String name(@Nullable String name, String field, List<Problem> problems) {
        if (name == null) {
            return null;
        }
        if (!People.isName(name)) {
            problems.add(Problem.of(TenantErrorCode.NAME_INVALID, field, People.MAX_NAME));
        }
        return name.strip();
    }

    static @Nullable Colour colour(@Nullable String colour, String field, List<Problem> problems) {
        if (colour == null) {
            return null;
        }
        var known = Colour.of(colour);
        if (known.isEmpty()) {
            problems.add(Problem.of(TenantErrorCode.COLOR_INVALID, field));
        }
        return known.orElse(null);
    }

    /** It is the colour of text on white. */
    static @Nullable Colour accent(@Nullable String colour, String field, List<Problem> problems) {
        var known = colour(colour, field, problems);
        if (known != null && known.contrast(Colour.WHITE) < Colour.READABLE) {
            problems.add(
                    Problem.of(TenantErrorCode.COLOR_UNREADABLE, field, known.contrast(Colour.WHITE), Colour.READABLE));
        }
        return known;
    }
}
