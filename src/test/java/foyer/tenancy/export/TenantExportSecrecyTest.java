package foyer.tenancy.export;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.platform.graphql.TypeIds;
import foyer.tenancy.invites.InviteApi;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is in no archive: other tenants' data, and whatever opens a door. */
@FoyerTest
@Tag("graphql")
class TenantExportSecrecyTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestDatabase database;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    /** The owner belongs to the other company too, which policies of memberships would show. */
    @Test
    void holdsNothingOfAnotherTenant() {
        Written.lead(owner, "Ours");
        var stranger = tenants.signUp("LEAD_GENERATION");
        Written.note(stranger, Written.lead(stranger, "Canary Foreign"), "Canary note");
        new FileApi(stranger).upload("canary.png", "image/png", "MEDIA", Samples.png());
        var created = owner.client()
                .post(
                        "mutation($input: TenantCreateInput!) { tenantCreate(input: $input) { tenant { id } userErrors { code } } }",
                        Map.of("input", Map.of("name", "Canary Second", "blueprint", "REAL_ESTATE")))
                .succeeded("tenantCreate");
        var second = TypeIds.decode("tnt", created.text("tenantCreate.tenant.id"));
        var foreign = database.text("select id::text from tenancy.membership where tenant_id = ?", second);

        var everything = Archive.of(owner).everything();

        assertThat(everything)
                .contains("Ours", owner.email())
                .doesNotContain("Canary", "canary", stranger.email(), second.toString(), foreign)
                .doesNotContain(stranger.tenant().toString());
    }

    @Test
    void holdsNoSecret() {
        var key = new ApiKeyApi(owner).make("Site", List.of("LEADS_READ"));
        var email = UUID.randomUUID() + "@example.com";
        var token = InviteApi.invited(owner, email, anonymous, database);
        InviteApi.link(owner);

        var archive = Archive.of(owner);

        assertThat(archive.rows("api-keys.jsonl").getFirst().path("name").asString())
                .isEqualTo("Site");
        assertThat(archive.rows("invites.jsonl").getFirst().path("email").asString())
                .isEqualTo(email);
        assertThat(archive.rows("invite-links.jsonl")).hasSize(1);
        var tenant = owner.tenant();
        assertThat(archive.everything())
                .doesNotContain(
                        key.secret(), key.secret().substring(key.secret().length() - 8), token)
                .doesNotContain(
                        database.text("select encode(hash, 'hex') from tenancy.api_key where tenant_id = ?", tenant))
                .doesNotContain(database.text(
                        "select encode(token_hash, 'hex') from tenancy.invite where tenant_id = ?", tenant))
                .doesNotContain(database.text(
                        "select encode(token_hash, 'hex') from tenancy.invite_link where tenant_id = ?", tenant))
                .doesNotContain(
                        database.text("select secret from identity.credential where user_id = ?", owner.user()));
    }
}
