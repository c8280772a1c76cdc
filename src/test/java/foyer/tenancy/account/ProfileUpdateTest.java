package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is stored of a person, and its copies in their tenants. */
@FoyerTest
@Tag("graphql")
class ProfileUpdateTest {

    private static final String USER = "user { name phone country locale timeZone }";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void storesWhatIsGivenAndKeepsWhatIsAbsent() {
        var owner = tenants.signUp("LEAD_GENERATION");
        update(owner, Map.of("phone", "+966501234567", "country", "SA", "timeZone", "Asia/Riyadh", "locale", "ar"));

        var answer = update(owner, Map.of("name", " ليلى حدّاد ")).succeeded("profileUpdate");

        assertThat(answer.data("profileUpdate.user").toString())
                .isEqualTo("{\"name\":\"ليلى حدّاد\",\"phone\":\"+966501234567\",\"country\":\"SA\","
                        + "\"locale\":\"ar\",\"timeZone\":\"Asia/Riyadh\"}");
    }

    @Test
    void clearsWhatIsNull() {
        var owner = tenants.signUp("LEAD_GENERATION");
        update(owner, Map.of("phone", "+966501234567", "country", "SA", "timeZone", "Asia/Riyadh"));
        var input = new HashMap<String, @Nullable Object>();
        input.put("phone", null);
        input.put("country", null);
        input.put("timeZone", null);

        var answer = update(owner, input).succeeded("profileUpdate");

        for (var field : input.keySet()) {
            assertThat(answer.data("profileUpdate.user." + field).isNull())
                    .as(field)
                    .isTrue();
        }
    }

    @Test
    void renamesThePersonInAllOfTheirTenantsAndTellsEach() {
        var here = tenants.signUp("LEAD_GENERATION");
        var there = AccountApi.elsewhere(tenants, here);
        var colleague = tenants.join(here, "ADMIN");

        update(here, Map.of("name", "Nadia Saleh")).succeeded("profileUpdate");

        for (var member : List.of(here, there)) {
            assertThat(names(member)).contains("Nadia Saleh");
            assertThat(AccountApi.texts(
                            database,
                            "select entity_id::text from audit.entry where tenant_id = ? and action = 'membership.rename'",
                            member.tenant()))
                    .containsExactly(member.membership().toString());
            assertThat(AccountApi.texts(
                            database,
                            "select entity_id::text from platform.event where tenant_id = ? and type = 'membership.renamed'",
                            member.tenant()))
                    .containsExactly(member.membership().toString());
        }
        assertThat(colleague.client().post("{ viewer { user { name } } }").text("viewer.user.name"))
                .isNotEqualTo("Nadia Saleh");
    }

    @Test
    void tellsNothingToWhomThePersonHasLeft() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var there = AccountApi.elsewhere(tenants, member);
        AccountApi.call(owner.client(), "membershipRemove", "", Map.of("id", member.membershipId()))
                .succeeded("membershipRemove");

        update(there, Map.of("name", "Nadia Saleh")).succeeded("profileUpdate");

        assertThat(names(there)).containsExactly("Nadia Saleh");
        assertThat(AccountApi.texts(database, "select name from tenancy.membership where id = ?", member.membership()))
                .doesNotContain("Nadia Saleh");
        assertThat(AccountApi.texts(
                        database,
                        "select action from audit.entry where tenant_id = ? and action = 'membership.rename'",
                        owner.tenant()))
                .isEmpty();
    }

    @Test
    void writesNothingWhenNothingChanges() {
        var owner = tenants.signUp("LEAD_GENERATION");
        update(owner, Map.of("name", "Sami")).succeeded("profileUpdate");

        var answer = update(owner, Map.of("name", "Sami")).succeeded("profileUpdate");

        assertThat(answer.text("profileUpdate.user.name")).isEqualTo("Sami");
        assertThat(AccountApi.texts(
                        database,
                        "select action from audit.platform_entry where user_id = ? and action = 'user.update'",
                        owner.user()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"name, ' ', NAME_INVALID", "name, null, REQUIRED", "locale, null, REQUIRED"})
    void tellsWhatToMend(String field, @Nullable String value, String code) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var input = new HashMap<String, @Nullable Object>();
        input.put(field, value);

        var answer = update(owner, input);

        assertThat(answer.userErrorCodes("profileUpdate")).containsExactly(code);
        assertThat(answer.userErrors("profileUpdate").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"%s\"]".formatted(field));
    }

    private static GraphQlAnswer update(TestMember member, Map<String, ? extends @Nullable Object> input) {
        return AccountApi.call(member.client(), "profileUpdate", USER, input);
    }

    private static List<String> names(TestMember member) {
        return member.client()
                .post("{ viewer { tenant { memberships { nodes { name } } } } }")
                .data("viewer.tenant.memberships.nodes")
                .valueStream()
                .map(node -> node.path("name").asString())
                .toList();
    }
}
