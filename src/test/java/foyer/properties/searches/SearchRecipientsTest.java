package foyer.properties.searches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.properties.PropertyApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People outside of the tenant are told while they want it, and whose search it is may have it (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class SearchRecipientsTest {

    private static final Map<String, Object> AMINA =
            Map.of("name", "Amina", "email", "amina@harbour.example", "consent", "On the telephone");

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PropertyApi properties;
    private SavedSearchApi searches;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        properties = new PropertyApi(owner);
        searches = new SavedSearchApi(owner);
    }

    @Test
    void endsByOneClickAndTellsNothingOfALink() {
        var id = searches.create(Map.of(), "INSTANT", AMINA);
        properties.published();
        searches.told(database, 1);
        var token = searches.token(database, "amina@harbour.example");

        assertThat(get(token)).isEqualTo(get("nothing")).contains("<form method=\"post\">");
        assertThat(alert(id)).isEqualTo("INSTANT");
        var altered = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
        var refused = post(altered);
        assertThat(alert(id)).isEqualTo("INSTANT");
        assertThat(post(token)).isEqualTo(refused).isEqualTo(post(token));
        assertThat(alert(id)).isEqualTo("NONE");
        assertThat(database.number(
                        "select count(*) from audit.entry where tenant_id = ? and action = 'property_search.unsubscribe'",
                        owner.tenant()))
                .isOne();
        assertThat(searches.refused("propertySavedSearchUpdate", "id", id, "alert", "DAILY"))
                .containsExactly("UNSUBSCRIBED");
    }

    @Test
    void keepsWhenTheyAgreedWhateverElseChanges() {
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var id = searches.create(Map.of(), "DAILY", AMINA);
        var noted = consentedAt(id);
        assertThat(noted).isBetween(before, Instant.now());

        searches.done("propertySavedSearchUpdate", "id", id, "name", "Another name");

        assertThat(consentedAt(id)).isEqualTo(noted);
    }

    private Instant consentedAt(String id) {
        return Instant.parse(owner.client()
                .post(
                        "query($id: ID!) { propertySavedSearch(id: $id) { recipient { consentedAt } } }",
                        Map.of("id", id))
                .text("propertySavedSearch.recipient.consentedAt"));
    }

    @Test
    void isEndedWhilePausedAndForAllSearches() {
        var id = searches.create(Map.of(), "INSTANT", AMINA);
        properties.published();
        searches.told(database, 1);
        var token = searches.token(database, "amina@harbour.example");
        searches.done("propertySavedSearchUpdate", "id", id, "alert", "NONE");
        var upperCase = Map.of("email", "AMINA@harbour.example", "consent", "By letter");
        var other = searches.create(Map.of(), "DAILY", upperCase);

        post(token);

        assertThat(database.texts(
                        "select alert from properties.saved_search where id = ?",
                        PropertySavedSearchId.of(other).value()))
                .containsExactly("NONE");
        assertThat(searches.refused("propertySavedSearchUpdate", "id", other, "alert", "DAILY"))
                .containsExactly("UNSUBSCRIBED");
        assertThat(searches.refused("propertySavedSearchUpdate", "id", id, "alert", "DAILY"))
                .containsExactly("UNSUBSCRIBED");
        searches.done("propertySavedSearchDelete", "id", id);
        var again = Map.of("email", "Amina@harbour.example", "consent", "By letter");
        assertThat(searches.refused(
                        "propertySavedSearchCreate",
                        "name",
                        "Again",
                        "filter",
                        Map.of(),
                        "alert",
                        "DAILY",
                        "recipient",
                        again))
                .containsExactly("UNSUBSCRIBED");
        new SavedSearchApi(tenants.signUp("REAL_ESTATE")).create(Map.of(), "DAILY", again);
    }

    @Test
    void isForSomebodyOutsideOnlyWhileItsOwnerMightHaveThat() {
        var roles = new RoleApi(owner);
        var member = roles.join(tenants, roles.create("Agent", "MEMBER", "PROPERTIES_READ", "PROPERTIES_WRITE"));
        var id = new SavedSearchApi(member).create(Map.of(), "INSTANT", AMINA);
        roles.give(member, roles.create("Looks on", "MEMBER", "PROPERTIES_READ"))
                .succeeded("membershipUpdate");
        var theirs = new SavedSearchApi(tenants.signIn(member.email(), member.tenantId()));
        searches.create(Map.of(), "INSTANT", null);

        properties.published();

        assertThat(searches.told(database, 1)).containsExactly(owner.email());
        for (var field : List.of("filter", "name")) {
            var value = field.equals("name") ? "Mine" : Map.of();
            assertThat(theirs.refused("propertySavedSearchUpdate", "id", id, field, value))
                    .containsExactly("RECIPIENT_FORBIDDEN");
        }
        theirs.done("propertySavedSearchUpdate", "id", id, "alert", "NONE");
        assertThat(theirs.refused("propertySavedSearchUpdate", "id", id, "alert", "DAILY"))
                .containsExactly("RECIPIENT_FORBIDDEN");
    }

    private String alert(String id) {
        return database.text(
                "select alert from properties.saved_search where id = ?",
                PropertySavedSearchId.of(id).value());
    }

    private String get(String token) {
        return owner.client()
                .anonymous()
                .send("/unsubscribe/" + token, request -> request.GET())
                .body();
    }

    private String post(String token) {
        var answer = owner.client()
                .anonymous()
                .send(
                        "/unsubscribe/" + token,
                        request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
