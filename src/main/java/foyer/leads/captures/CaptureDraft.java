package foyer.leads.captures;

import foyer.leads.LeadAddress;
import foyer.leads.LeadContact;
import foyer.leads.LeadErrors;
import foyer.leads.LeadSource;
import foyer.leads.pipelines.StageId;
import foyer.properties.PropertyId;
import foyer.tenancy.MembershipId;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a stranger sent, checked, and what is to become of it.
 *
 * @param through what it came through in words: the form's name, the property's title
 * @param form with {@code property}: one of them
 * @param consent the text that was agreed to; null for none
 * @param assignee who is to look after the lead; null, or a member who has left, for nobody
 * @param stage null, or one of lost leads or that is no more, for the first
 */
public record CaptureDraft(
        LeadSource source,
        String through,
        @Nullable UUID form,
        @Nullable PropertyId property,
        LeadContact contact,
        LeadAddress address,
        @Nullable String message,
        CaptureOrigin origin,
        @Nullable String consent,
        @Nullable Integer consentVersion,
        @Nullable MembershipId assignee,
        @Nullable StageId stage) {

    /** Who it is, by the first that they told; an e-mail address, which may be longer than a title, or a number they did. */
    String title() {
        return cut(Stream.of(contact.name(), contact.company(), contact.email(), contact.phone())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(through));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LeadErrors.MAX_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LeadErrors.MAX_TITLE));
    }

    /** What tells whether the same was sent before: whoever agrees to another text, or to one at last, sends something else. */
    String identity() {
        var place = address.equals(LeadAddress.NONE) ? "" : "\n" + address;
        var agreed = consent == null ? "" : "\n" + consentVersion + "\n" + consent;
        return form + "\n" + property + "\n" + contact + "\n" + message + place + agreed;
    }
}
