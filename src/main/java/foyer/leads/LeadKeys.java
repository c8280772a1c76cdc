package foyer.leads;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the same person or company is recognised by; null for what is unknown (spec/leads.md, duplicates). */
public record LeadKeys(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String domain) {

    /** As in the column {@code contact_domain}. */
    private static final Pattern DOMAIN = Pattern.compile("^https?://(?:www\\.)?([^/:?#]+)");

    public static LeadKeys of(LeadContact contact) {
        return new LeadKeys(contact.email(), contact.phone(), domain(contact.website()));
    }

    private static @Nullable String domain(@Nullable String website) {
        if (website == null) {
            return null;
        }
        var matcher = DOMAIN.matcher(website);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** An e-mail has an @, a phone begins with +, and a domain does neither: they cannot be taken for each other. */
    public List<String> all() {
        return Stream.of(email, phone, domain).filter(Objects::nonNull).toList();
    }
}
