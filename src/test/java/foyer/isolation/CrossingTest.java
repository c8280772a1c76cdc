package foyer.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What could carry something from one caller to another: idempotency keys, cursors, a session that has moved on. */
@WholeSchema
@Tag("graphql")
class CrossingTest {

    private static final String CREATE =
            "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }";
    private static final String VIEWER =
            "{ viewer { tenant { name } membership { name } user { email } session { id } permissions } }";

    private final TestTenants tenants;
    private final Rows rows;
    private final TestMember owner;

    @Autowired
    CrossingTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.rows = new Rows(database);
        this.owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void keepsOutcomesByKeyForTheirOwnActor() {
        var input = Map.of("input", Map.of("title", "Same", "idempotencyKey", "one-key"));
        var first = lead(owner, input);

        assertThat(lead(owner, input)).isEqualTo(first);
        assertThat(lead(tenants.join(owner, "ADMIN"), input)).isNotEqualTo(first);
        assertThat(lead(tenants.signUp("LEAD_GENERATION"), input)).isNotEqualTo(first);
    }

    private static String lead(TestMember member, Map<String, ?> input) {
        return member.client().post(CREATE, input).succeeded("leadCreate").text("leadCreate.lead.id");
    }

    /** As on the node that has not heard yet of a switch on another one, for up to a second. */
    @Test
    void showsNobodyOnceTheSessionHasMovedToAnotherTenant() {
        var made = owner.client()
                .post("mutation { tenantCreate(input: { name: \"Other\", blueprint: MEDIA_AGENCY }) "
                        + "{ tenant { id } userErrors { code } } }")
                .succeeded("tenantCreate")
                .text("tenantCreate.tenant.id");
        var other = TypeIds.decode("tnt", made);
        assertThat(owner.client().post(VIEWER).text("viewer.tenant.name")).startsWith("Company");
        rows.change(
                "update identity.session set (tenant_id, membership_id) = (select m.tenant_id, m.id "
                        + "from tenancy.membership m where m.user_id = session.user_id and m.tenant_id = '" + other
                        + "') where user_id = ?",
                owner.user());

        var answer = owner.client().post(VIEWER);

        assertThat(answer.data("viewer").isNull()).as(answer.body()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED_AT_DESC, -9223372036854775808",
        "CREATED_AT_DESC, 9223372036854775807",
        "CREATED_AT_DESC, -300000000000000000",
        "UPDATED_AT_DESC, 300000000000000000",
        "TITLE_ASC, %00",
        "TITLE_ASC, %ED%A0%80",
        "TITLE_ASC, '%27 or true --'"
    })
    void answersAForgedCursorWithoutADefect(String order, String value) {
        var text = order + "&" + value + "&00000000-0000-7000-8000-000000000000";
        var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        var answer = owner.client()
                .post(
                        "query($order: LeadOrder!, $after: String) { leads(orderBy: $order, after: $after) { nodes { id } } }",
                        Map.of("order", order, "after", cursor));

        assertThat(answer.errorCodes()).as(answer.body()).isSubsetOf("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ leads(filter: { text: \"\\u0000\" }) { totalCount } }",
                "query($t: String = \"\\u0000\") { leads(filter: { text: $t }) { totalCount } }",
                "query($f: LeadFilter = { text: \"\\u0000\" }) { leads(filter: $f) { totalCount } }",
                "{ leads(filter: { text: \"\\uD800\" }) { totalCount } }",
                "{ leads(filter: { stages: [\"\\u0000\"] }) { totalCount } }",
                "{ leads(after: \"\\u0000\") { totalCount } }",
                "{ node(id: \"\\u0000_\\u0000\") { id } }"
            })
    void answersTextsThatCannotBeStoredWithoutADefect(String document) {
        var answer = owner.client().post(document);

        assertThat(answer.errorCodes()).as(answer.body()).isNotEmpty().doesNotContain("INTERNAL_SERVER_ERROR");
    }
}
