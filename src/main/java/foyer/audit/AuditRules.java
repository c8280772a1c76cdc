package foyer.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which fields of a diff are secrets, which are never kept, and which are people's data, which can be erased: by the
 * usual names, in whatever record, and by what modules say of theirs ({@link AuditRule}). In doubt a field is personal
 * rather than not, and secret rather than personal. Source: the specification of the audit log.
 */
@Component
class AuditRules {

    /** Parts of names, in lower case and without separators. */
    private static final List<String> SECRET = List.of(
            "password", "passphrase", "secret", "token", "credential", "privatekey", "apikey", "cvv", "onetimecode");

    private static final Set<String> SECRET_NAMES = Set.of(
            "authorization",
            "cookie",
            "ticket",
            "pin",
            "otp",
            "cvc",
            "cardnumber",
            "pan",
            "signature",
            "recoverycodes");

    /** The last parts of names, in lower case and without separators. */
    private static final Set<String> PERSONAL = Set.of(
            "email",
            "emailaddress",
            "phone",
            "phonenumber",
            "mobile",
            "fax",
            "firstname",
            "lastname",
            "fullname",
            "personname",
            "recipient",
            "recipients",
            "birthdate",
            "dateofbirth",
            "gender",
            "nationality",
            "address",
            "street",
            "postalcode",
            "iban",
            "passport",
            "passportnumber",
            "nationalid",
            "taxid",
            "ip",
            "useragent",
            "latitude",
            "longitude",
            "photo",
            "avatar",
            "assignee",
            "author");

    /** What these objects have below them tells of a person, whatever it is called. */
    private static final List<String> PEOPLE = List.of("contact.", "person.", "customer.", "guest.", "traveller.");

    /** Records that are people: their names are too. */
    private static final Set<String> PEOPLES_RECORDS = Set.of("User", "Membership", "Contact", "Customer");

    private final Map<String, AuditRule> rules;

    AuditRules(List<AuditRule> rules) {
        this.rules =
                rules.stream().collect(Collectors.toMap(AuditRule::entityType, Function.identity(), AuditRules::join));
    }

    private static AuditRule join(AuditRule one, AuditRule other) {
        return new AuditRule(
                one.entityType(), join(one.personal(), other.personal()), join(one.secret(), other.secret()));
    }

    private static Set<String> join(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    boolean isSecret(String entityType, String field) {
        var rule = rules.get(entityType);
        var name = plain(last(field));
        return (rule != null && rule.secret().contains(field))
                || SECRET_NAMES.contains(name)
                || SECRET.stream().anyMatch(name::contains);
    }

    boolean isPersonal(String entityType, String field) {
        var rule = rules.get(entityType);
        var name = plain(last(field));
        return (rule != null && rule.personal().contains(field))
                || PERSONAL.contains(name)
                || (name.equals("name") && PEOPLES_RECORDS.contains(entityType))
                || PEOPLE.stream().anyMatch(field.toLowerCase(Locale.ROOT)::startsWith);
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
