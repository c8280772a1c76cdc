package foyer.properties.searches;

import foyer.testing.Awaited;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations on saved searches as one member sends them, and the mails that come of them. */
record SavedSearchApi(TestMember member) {

    private static final Pattern LINK = Pattern.compile("/unsubscribe/(foyer_unsubscribe_[A-Za-z0-9_-]+)");

    GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        var input = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            input.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        var noun = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        var document = "mutation($input: " + noun + "Input!) { " + mutation + "(input: $input) { propertySavedSearch {"
                + " id name filter alert version unsubscribedAt recipient { name email consent } } userErrors { code path } } }";
        return member.client().post(document, Map.of("input", input));
    }

    JsonNode done(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).succeeded(mutation).data(mutation + ".propertySavedSearch");
    }

    List<String> refused(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).userErrorCodes(mutation);
    }

    /** A new search's id. */
    String create(Map<String, ?> filter, String alert, @Nullable Object recipient) {
        return done(
                        "propertySavedSearchCreate",
                        "name",
                        "Search " + UUID.randomUUID().toString().substring(0, 4),
                        "filter",
                        filter,
                        "alert",
                        alert,
                        "recipient",
                        recipient)
                .path("id")
                .asString();
    }

    List<String> names() {
        return member.client()
                .post("{ propertySavedSearches { nodes { name } totalCount } }")
                .data("propertySavedSearches.nodes")
                .findValuesAsString("name");
    }

    /** Whom the tenant has told, in order. */
    List<String> told(TestDatabase database) {
        return database.texts(
                "select recipient from platform.mail where tenant_id = ? and template = 'property-alert' order by id",
                member.tenant());
    }

    /** Waits until so many mails were sent. */
    List<String> told(TestDatabase database, int mails) {
        Awaited.until(() -> told(database).size() >= mails);
        return told(database);
    }

    /** Why properties met searches of the tenant, in order, once there are so many. */
    List<String> reasons(TestDatabase database, int matches) {
        Awaited.until(() -> reasons(database).size() >= matches);
        return reasons(database);
    }

    private List<String> reasons(TestDatabase database) {
        return database.texts(
                "select reason from properties.search_match where tenant_id = ? order by matched_at, reason, occasion",
                member.tenant());
    }

    /** What the newest mail to the address says. */
    String mail(TestDatabase database, String email) {
        var id = database.text(
                "select id::text from platform.mail where recipient = ? and template = 'property-alert'"
                        + " order by id desc limit 1",
                email);
        return member.client()
                .anonymous()
                .send("/dev/mail/" + id, request -> request.GET())
                .body();
    }

    /** The token of the link in it. */
    String token(TestDatabase database, String email) {
        var link = LINK.matcher(mail(database, email));
        if (!link.find()) {
            throw new AssertionError("no link in the mail");
        }
        return link.group(1);
    }
}
