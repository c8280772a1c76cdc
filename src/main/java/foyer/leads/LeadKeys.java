package foyer.leads;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the same person or company is recognised by; null for what is unknown (spec/leads.md, duplicates). A website is a
 * company's, whose people each have an e-mail and a phone of their own: it tells of the same only where those are not both
 * known and different ({@link #differs}).
 *
 * @param domain of the website; null too where many keep their pages, none of which is the domain's
 */
public record LeadKeys(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String domain) {

    /** As in the column {@code contact_domain}. */
    private static final Pattern DOMAIN = Pattern.compile("^https?://(?:www\\.)?([^/:?#]+)");

    /** Where anybody has a page: these, and whatever is within their domains. */
    private static final Set<String> SHARED = Set.of(
            "facebook.com",
            "fb.com",
            "instagram.com",
            "linkedin.com",
            "x.com",
            "twitter.com",
            "youtube.com",
            "youtu.be",
            "tiktok.com",
            "snapchat.com",
            "pinterest.com",
            "google.com",
            "goo.gl",
            "g.page",
            "wa.me",
            "whatsapp.com",
            "t.me",
            "linktr.ee",
            "wixsite.com",
            "bit.ly");

    public static LeadKeys of(LeadContact contact) {
        return new LeadKeys(contact.email(), contact.phone(), domain(contact.website()));
    }

    private static @Nullable String domain(@Nullable String website) {
        if (website == null) {
            return null;
        }
        var matcher = DOMAIN.matcher(website);
        return matcher.find() && !isShared(matcher.group(1)) ? matcher.group(1) : null;
    }

    private static boolean isShared(String host) {
        var rest = host;
        for (var dot = 0; dot >= 0; dot = rest.indexOf('.')) {
            rest = dot == 0 ? rest : rest.substring(dot + 1);
            if (SHARED.contains(rest)) {
                return true;
            }
        }
        return false;
    }

    /** An e-mail has an @ and a phone begins with +: they cannot be taken for each other. */
    public List<String> own() {
        return Stream.of(email, phone).filter(Objects::nonNull).toList();
    }

    public boolean isEmpty() {
        return email == null && phone == null && domain == null;
    }

    /** Whether both have an e-mail, and not the same, or a phone: two people, whatever company they are of. */
    public boolean differs(LeadKeys other) {
        return differ(email, other.email) || differ(phone, other.phone);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }
}
