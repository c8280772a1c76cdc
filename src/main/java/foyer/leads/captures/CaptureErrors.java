package foyer.leads.captures;

import static foyer.leads.captures.LeadCaptureErrorCode.COUNTRY_INVALID;
import static foyer.leads.captures.LeadCaptureErrorCode.EMAIL_INVALID;
import static foyer.leads.captures.LeadCaptureErrorCode.PHONE_INVALID;
import static foyer.leads.captures.LeadCaptureErrorCode.REQUIRED;
import static foyer.leads.captures.LeadCaptureErrorCode.TEXT_INVALID;
import static foyer.leads.captures.LeadCaptureErrorCode.WEBSITE_INVALID;

import foyer.leads.Countries;
import foyer.leads.LeadAddress;
import foyer.leads.LeadContact;
import foyer.leads.LeadErrors;
import foyer.leads.Websites;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.scalars.TextForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings what a stranger typed into its stored form, and collects what is wrong with it. */
public final class CaptureErrors {

    public static final int MAX_MESSAGE = 5_000;
    public static final int MAX_CONSENT = 2_000;

    private static final int MAX_NAME = 200;
    private static final int MAX_WEBSITE = 2_000;

    private final List<Problem> problems = new ArrayList<>();

    public void add(String field, LeadCaptureErrorCode code, Object... arguments) {
        problems.add(Problem.of(code, field, arguments));
    }

    /** Ends the mutation when anything was wrong. */
    public void check() {
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    /** Optional text: trimmed, and null when nothing is left. */
    public @Nullable String text(String field, @Nullable String value, int max) {
        var text = value == null ? "" : value.strip();
        if (text.codePointCount(0, text.length()) > max) {
            add(field, TEXT_INVALID, max);
        }
        return text.isEmpty() ? null : text;
    }

    /**
     * The contact as leads have it.
     *
     * @param country of telephone numbers that do not name theirs; null when unknown
     */
    public LeadContact contact(@Nullable CaptureContact given, @Nullable String country) {
        if (given == null) {
            return LeadContact.NONE;
        }
        return new LeadContact(
                text("contact.name", given.name(), MAX_NAME),
                text("contact.company", given.company(), MAX_NAME),
                formed("contact.email", given.email(), EMAIL_INVALID, TextForms::emailAddress),
                formed("contact.phone", given.phone(), PHONE_INVALID, text -> TextForms.phoneNumber(text, country)),
                formed("contact.website", given.website(), WEBSITE_INVALID, CaptureErrors::website));
    }

    /** Whoever can be neither written to nor called cannot be answered: one of the two has to be there, whatever it says. */
    public void requireReachable(@Nullable CaptureContact given) {
        if (given == null || (isBlank(given.email()) && isBlank(given.phone()))) {
            add("contact", REQUIRED);
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The address as leads have it. */
    public LeadAddress address(@Nullable LeadAddress given) {
        if (given == null) {
            return LeadAddress.NONE;
        }
        return new LeadAddress(
                text("address.line1", given.line1(), LeadErrors.MAX_ADDRESS),
                text("address.line2", given.line2(), LeadErrors.MAX_ADDRESS),
                text("address.city", given.city(), LeadErrors.MAX_ADDRESS),
                text("address.region", given.region(), LeadErrors.MAX_ADDRESS),
                text("address.postalCode", given.postalCode(), LeadErrors.MAX_ADDRESS),
                formed("address.country", given.country(), COUNTRY_INVALID, Countries::code));
    }

    private static @Nullable String website(String text) {
        var address = Websites.typed(text);
        return address == null || address.length() > MAX_WEBSITE ? null : address;
    }

    private @Nullable String formed(
            String field, @Nullable String given, LeadCaptureErrorCode code, Function<String, @Nullable String> form) {
        var text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            return null;
        }
        var formed = form.apply(text);
        if (formed == null) {
            add(field, code);
        }
        return formed;
    }
}
