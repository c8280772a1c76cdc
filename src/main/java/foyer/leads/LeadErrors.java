package foyer.leads;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.scalars.TextForms;
import foyer.platform.money.Money;
import foyer.properties.geo.GeoPoint;
import foyer.records.fields.CustomProblem;
import foyer.records.tags.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings an input into its stored form, and collects what is wrong with it so that all of it is answered at once. */
public final class LeadErrors {

    public static final int MAX_TITLE = 300;
    public static final int MAX_SOURCE_DETAIL = 300;
    static final int MAX_NAME = 200;
    public static final int MAX_LOST_REASON = 500;
    public static final int MAX_ADDRESS = 200;
    static final int MAX_SCORE = 100;

    private final List<Problem> problems = new ArrayList<>();
    private final boolean contactsAreRead;

    public LeadErrors() {
        this(false);
    }

    private LeadErrors(boolean contactsAreRead) {
        this.contactsAreRead = contactsAreRead;
    }

    /** Of inputs whose telephone numbers and websites are in their stored form already: reading a number is most of a check. */
    public static LeadErrors ofReadContacts() {
        return new LeadErrors(true);
    }

    public void add(String field, LeadErrorCode code, Object... arguments) {
        problems.add(Problem.of(code, field, arguments));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Ends the mutation when anything was wrong. */
    public void check() {
        check(Map.of());
    }

    /** Ends the mutation when anything was wrong, with these fields of its payload. */
    void check(Map<String, Object> payload) {
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, payload);
        }
    }

    String title(@Nullable String title) {
        var text = title == null ? "" : title.strip();
        if (text.isEmpty() || length(text) > MAX_TITLE) {
            add("title", LeadErrorCode.TITLE_INVALID, MAX_TITLE);
        }
        return text;
    }

    /** Optional text: trimmed, and null when nothing is left. */
    public @Nullable String text(String field, @Nullable String value, int max) {
        var text = value == null ? "" : value.strip();
        if (length(text) > max) {
            add(field, LeadErrorCode.TEXT_INVALID, max);
        }
        return text.isEmpty() ? null : text;
    }

    /** Text that must be there. */
    String body(String field, String value, int max) {
        var text = value.strip();
        if (text.isEmpty() || length(text) > max) {
            add(field, LeadErrorCode.TEXT_INVALID, max);
        }
        return text;
    }

    public @Nullable Integer score(@Nullable Integer score) {
        if (score != null && (score < 0 || score > MAX_SCORE)) {
            add("score", LeadErrorCode.SCORE_INVALID, MAX_SCORE);
        }
        return score;
    }

    @Nullable Money value(@Nullable Money value) {
        if (value != null && value.amountMinor() < 0) {
            add("value.amountMinor", LeadErrorCode.VALUE_INVALID);
        }
        return value;
    }

    /** In stored form, each once, in the order of the letters' codes. */
    public List<String> tags(@Nullable List<String> given) {
        var tags = given == null
                ? List.<String>of()
                : given.stream().map(Tags::normalised).distinct().sorted().toList();
        if (tags.size() > Tags.MAX_EACH
                || tags.stream().anyMatch(tag -> tag.isEmpty() || length(tag) > Tags.MAX_LENGTH)) {
            add("tags", LeadErrorCode.TAGS_INVALID, Tags.MAX_EACH, Tags.MAX_LENGTH);
        }
        return tags;
    }

    /** What is wrong with the values of custom fields. */
    public void custom(List<CustomProblem> wrong) {
        wrong.forEach(problem -> add(
                problem.path(),
                switch (problem.kind()) {
                    case NOT_FOUND -> LeadErrorCode.CUSTOM_FIELD_NOT_FOUND;
                    case INVALID -> LeadErrorCode.CUSTOM_FIELD_INVALID;
                    case REQUIRED -> LeadErrorCode.CUSTOM_FIELD_REQUIRED;
                },
                problem.field()));
    }

    /**
     * The contact as leads have it.
     *
     * @param country of telephone numbers that do not name theirs; null where the tenant has none
     */
    LeadContact contact(LeadContact contact, Supplier<@Nullable String> country) {
        return new LeadContact(
                text("contact.name", contact.name(), MAX_NAME),
                text("contact.company", contact.company(), MAX_NAME),
                contact.email(),
                contactsAreRead ? contact.phone() : phone(contact.phone(), country),
                contactsAreRead ? contact.website() : website(contact.website()));
    }

    /** As E.164; the tenant is asked for its country by numbers only that do not name theirs. */
    @Nullable String phone(@Nullable String given, Supplier<@Nullable String> country) {
        var text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            return null;
        }
        var international = TextForms.phoneNumber(text, null);
        var phone = international == null ? TextForms.phoneNumber(text, country.get()) : international;
        if (phone == null) {
            add("contact.phone", LeadErrorCode.PHONE_INVALID);
        }
        return phone;
    }

    /** As an address of the web; one without a scheme is taken for https. */
    @Nullable String website(@Nullable String given) {
        var text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            return null;
        }
        var website = Websites.kept(text);
        if (website == null) {
            add("contact.website", LeadErrorCode.WEBSITE_INVALID);
        }
        return website;
    }

    LeadAddress address(LeadAddress address) {
        return new LeadAddress(
                text("address.line1", address.line1(), MAX_ADDRESS),
                text("address.line2", address.line2(), MAX_ADDRESS),
                text("address.city", address.city(), MAX_ADDRESS),
                text("address.region", address.region(), MAX_ADDRESS),
                text("address.postalCode", address.postalCode(), MAX_ADDRESS),
                address.country());
    }

    @Nullable GeoPoint location(@Nullable GeoPoint location) {
        if (location != null && !location.onEarth()) {
            add("location", LeadErrorCode.LOCATION_INVALID);
            return null;
        }
        return location == null ? null : location.normal();
    }

    /** The value of a field that cannot be cleared. */
    <T> T required(String field, @Nullable T given, T stored) {
        if (given == null) {
            add(field, LeadErrorCode.REQUIRED);
            return stored;
        }
        return given;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
