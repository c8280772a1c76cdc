package foyer.platform.graphql.scalars;

import java.util.Collection;
import java.util.List;

/**
 * Domains whose addresses may do something, as people list them: kept and compared in the form that addresses are kept in,
 * so that a domain can be listed exactly when there are addresses of it.
 */
public final class EmailDomains {

    private EmailDomains() {}

    /** In the form that is kept, each once. */
    public static List<String> normal(Collection<String> domains) {
        return domains.stream().map(EmailAddressForm::normal).distinct().toList();
    }

    /** Whether addresses have such a domain, of two labels or more. */
    public static boolean isValid(String domain) {
        return domain.indexOf('.') >= 0 && EmailAddressForm.isDomain(domain);
    }

    /** Whether the address is of one of these, in the form that is kept; any is when there are none. */
    public static boolean admit(Collection<String> domains, String address) {
        var kept = EmailAddressForm.normal(address);
        return domains.isEmpty() || domains.contains(kept.substring(kept.lastIndexOf('@') + 1));
    }
}
