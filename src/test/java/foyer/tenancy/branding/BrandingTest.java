package foyer.tenancy.branding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenancy;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How a tenant looks, who says so, and what nobody can be made to look at. */
@FoyerTest
@Tag("graphql")
class BrandingTest {

    private static final String FIELDS = "{ displayName primaryColor textOnPrimary accentColor logo { id url } }";
    private static final String AS_IT_IS = "{ viewer { tenant { branding " + FIELDS + " } } }";

    @Autowired
    TestTenants tenants;

    @Autowired
    Brandings brandings;

    @Autowired
    LogoPictures logos;

    @Autowired
    Tenancy tenancy;

    @Test
    void isFoyersUntilSomebodyChoosesAnother() {
        var branding = tenants.signUp("LEAD_GENERATION").client().post(AS_IT_IS).data("viewer.tenant.branding");

        assertThat(branding).allSatisfy(field -> assertThat(field.isNull()).isTrue());
    }

    @Test
    void changesWhatIsNamedAndSaysWhichTextCanBeRead() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var logo = new FileApi(owner).picture();

        update(
                        owner,
                        Map.of(
                                "displayName",
                                " Palm ",
                                "primaryColor",
                                "#FFCC00",
                                "accentColor",
                                "#0000AA",
                                "logoFileId",
                                logo))
                .succeeded("brandingUpdate");
        update(owner, Map.of("displayName", "Palms")).succeeded("brandingUpdate");

        var branding = owner.client().post(AS_IT_IS).data("viewer.tenant.branding");
        assertThat(branding.path("displayName").asString()).isEqualTo("Palms");
        assertThat(branding.path("primaryColor").asString()).isEqualTo("#ffcc00");
        assertThat(branding.path("textOnPrimary").asString()).isEqualTo("#000000");
        assertThat(branding.path("accentColor").asString()).isEqualTo("#0000aa");
        assertThat(branding.path("logo").path("id").asString()).isEqualTo(logo);
        assertThat(branding.path("logo").path("url").asString()).contains("/files/");

        var cleared = new HashMap<String, @Nullable Object>();
        cleared.put("primaryColor", null);
        cleared.put("logoFileId", null);
        update(owner, cleared).succeeded("brandingUpdate");
        var after = owner.client().post(AS_IT_IS).data("viewer.tenant.branding");
        assertThat(after.path("textOnPrimary").isNull()).isTrue();
        assertThat(after.path("logo").isNull()).isTrue();
        assertThat(after.path("accentColor").asString()).isEqualTo("#0000aa");
    }

    @ParameterizedTest
    @CsvSource({
        "displayName,  ' ',                  NAME_INVALID",
        "primaryColor, red,                  COLOR_INVALID",
        "primaryColor, '#12345',             COLOR_INVALID",
        "accentColor,  '#123456;}body{}',    COLOR_INVALID",
        "accentColor,  '#777777',            COLOR_UNREADABLE",
        "accentColor,  '#ffff00',            COLOR_UNREADABLE",
    })
    void tellsWhatToMendAndChangesNothing(String field, String value, String code) {
        var owner = tenants.signUp("LEAD_GENERATION");

        var answer = update(owner, Map.of(field, value));

        assertThat(answer.userErrorCodes("brandingUpdate")).containsExactly(code);
        assertThat(answer.userErrors("brandingUpdate").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"%s\"]".formatted(field));
        assertThat(owner.client()
                        .post(AS_IT_IS)
                        .data("viewer.tenant.branding.primaryColor")
                        .isNull())
                .isTrue();
    }

    @Test
    void takesPicturesOfItsOwnTenantOnlyThatAreThere() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var files = new FileApi(owner);
        var others = new FileApi(tenants.signUp("LEAD_GENERATION")).picture();

        assertLogo(owner, others, "LOGO_NOT_FOUND");
        assertLogo(owner, files.deleted(), "LOGO_NOT_FOUND");
        assertLogo(owner, files.brought(Samples.png()), "LOGO_NOT_FOUND");
        assertLogo(owner, files.upload("a.pdf", "application/pdf", "MEDIA", Samples.pdf()), "LOGO_UNUSABLE");
        assertLogo(owner, files.upload("a.png", "image/png", "DOCUMENT", Samples.png()), "LOGO_UNUSABLE");
    }

    private static void assertLogo(TestMember owner, String file, String code) {
        assertThat(update(owner, Map.of("logoFileId", file)).userErrorCodes("brandingUpdate"))
                .containsExactly(code);
    }

    @Test
    void aDeletedLogoIsNoneAndComesBackWhenItIsRestored() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var logo = new FileApi(owner).picture();
        update(owner, Map.of("logoFileId", logo)).succeeded("brandingUpdate");

        owner.client()
                .post(
                        "mutation($id: ID!) { fileDelete(input: { id: $id }) { userErrors { code } } }",
                        Map.of("id", logo));
        assertThat(owner.client()
                        .post(AS_IT_IS)
                        .data("viewer.tenant.branding.logo")
                        .isNull())
                .isTrue();

        owner.client()
                .post(
                        "mutation($id: ID!) { fileRestore(input: { id: $id }) { userErrors { code } } }",
                        Map.of("id", logo));
        assertThat(owner.client().post(AS_IT_IS).text("viewer.tenant.branding.logo.id"))
                .isEqualTo(logo);
    }

    @Test
    void isForWhoeverRunsTheTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");

        assertThat(update(tenants.join(owner, "MANAGER"), Map.of("primaryColor", "#000000"))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void mailsWearItWithALogoThatTheyCarry() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var bytes = Samples.png();
        var logo = new FileApi(owner).upload("a.png", "image/png", "MEDIA", bytes);
        update(owner, Map.of("displayName", "Palm", "primaryColor", "#FFCC00", "logoFileId", logo))
                .succeeded("brandingUpdate");

        var brand =
                CurrentCaller.call(Caller.system(owner.tenant(), "test"), () -> brandings.ofMails(tenancy.tenant()));

        assertThat(brand.name()).isEqualTo("Palm");
        assertThat(brand.colour()).isEqualTo("#ffcc00");
        var file = brand.logoFile();
        assertThat(file).isNotNull();
        if (file != null) {
            assertThat(logos.of(owner.tenant(), file)).isNotNull();
            assertThat(logos.of(tenants.signUp("LEAD_GENERATION").tenant(), file))
                    .as("another tenant's mail")
                    .isNull();
        }
    }

    private static GraphQlAnswer update(TestMember member, Map<String, ? extends @Nullable Object> input) {
        return member.client()
                .post(
                        "mutation($input: BrandingUpdateInput!) { brandingUpdate(input: $input) { branding " + FIELDS
                                + " userErrors { code message path } } }",
                        Collections.singletonMap("input", input));
    }
}
