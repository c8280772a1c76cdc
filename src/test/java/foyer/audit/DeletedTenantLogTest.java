package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.deletion.Deletions;
import foyer.testing.FoyerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The log of a deleted tenant is there as a whole, without people's data, and its chain holds. */
@FoyerTest
@Tag("graphql")
class DeletedTenantLogTest {

    private final ApplicationContext beans;
    private final SealedLogs logs;

    @Autowired
    DeletedTenantLogTest(ApplicationContext beans) {
        this.beans = beans;
        this.logs = new SealedLogs(beans);
    }

    @Test
    void holdsWithoutPeoplesData() throws Exception {
        var owner = logs.tenant();
        var ofTenant = " from audit.entry where tenant_id = '%s'".formatted(owner.tenant());
        var before = Integer.parseInt(logs.text("select count(*)" + ofTenant));
        assertThat(logs.text("select count(*) > 0" + ofTenant + " and personal is not null"))
                .isEqualTo("t");

        new Deletions(beans).delete(owner);
        logs.seal(owner.tenant());

        var verified = CurrentCaller.call(
                Caller.system(owner.tenant(), "test"),
                () -> beans.getBean(AuditVerifier.class).verify());
        assertThat(verified.ok()).isTrue();
        assertThat(verified.sealedUpTo()).isGreaterThan(before);
        assertThat(logs.text("select count(*)" + ofTenant + " and personal is not null"))
                .isEqualTo("0");
        assertThat(logs.texts("select action" + ofTenant))
                .contains("lead.create", "tenant.request_deletion", "tenant.delete", "tenant.purge");
    }
}
