package foyer.entitlements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import foyer.platform.database.Transactions;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is counted, for whom and how often (spec/entitlements.md). */
@FoyerTest
@Tag("module")
class CountingTest {

    @Autowired
    Entitlements entitlements;

    @Autowired
    Transactions transactions;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private Works tenant;

    @BeforeEach
    void signUp() {
        tenant = another();
    }

    private Works another() {
        return new Works(
                database, transactions, tenants.signUp("LEAD_GENERATION").tenant());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTY_MEDIA")
    void countsWhatIsReservedAndThenUsed(Limit limit) {
        var before = tenant.used(limit);
        tenant.allow(limit, before + 10);

        tenant.run(() -> entitlements.reserve(limit, 4, "work"));
        var reserved = tenant.read(() -> entitlements.usage(limit));
        tenant.run(() -> entitlements.commit("work"));
        var used = tenant.read(() -> entitlements.usage(limit));

        assertThat(reserved.reserved()).isEqualTo(4);
        assertThat(reserved.remaining()).isEqualTo(6);
        assertThat(used.used()).isEqualTo(before + 4);
        assertThat(used.reserved()).isZero();
        assertThat(used.allowed()).isEqualTo(before + 10);
        assertThat(used.resetsAt() != null).isEqualTo(limit.isQuota());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTY_MEDIA")
    void refusesWhatThereIsNoRoomFor(Limit limit) {
        var before = tenant.used(limit);
        tenant.allow(limit, before + 10);
        tenant.run(() -> entitlements.reserve(limit, 8, "first"));

        assertThatExceptionOfType(EntitlementException.class)
                .isThrownBy(() -> tenant.run(() -> entitlements.reserve(limit, 3, "second")))
                .satisfies(refused -> {
                    assertThat(refused.refusal()).isEqualTo(limit.refusal());
                    assertThat(refused.allowed()).isEqualTo(before + 10);
                    assertThat(refused.used()).isEqualTo(before + 8);
                    assertThat(refused.plan()).isNotNull();
                    assertThat(refused.resetsAt() != null).isEqualTo(limit.isQuota());
                });
        assertThat(tenant.reserved(limit)).isEqualTo(8);
        assertThat(tenant.fits(() -> entitlements.reserve(limit, 2, "second"))).isTrue();
    }

    @Test
    void countsAsManyAsTheyLikeWhereThereIsNoLimit() {
        tenant.allow(Limit.SEARCHES, null);

        tenant.run(() -> entitlements.take(Limit.SEARCHES, 1_000_000_000_000L));

        assertThat(tenant.read(() -> entitlements.usage(Limit.SEARCHES)).used()).isEqualTo(1_000_000_000_000L);
        assertThat(tenant.read(() -> entitlements.usage(Limit.SEARCHES)).remaining())
                .isNull();
    }

    @Test
    void countsAKeyOnce() {
        tenant.allow(Limit.STORAGE_BYTES, 10L);

        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 7, "file"));
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 7, "file"));
        tenant.run(() -> entitlements.commit("file"));
        tenant.run(() -> entitlements.commit("file"));
        var again = tenant.write(() -> entitlements.reserve(Limit.STORAGE_BYTES, 7, "file"));

        assertThat(again.committed()).isTrue();
        assertThat(tenant.used(Limit.STORAGE_BYTES)).isEqualTo(7);
        assertThat(tenant.reserved(Limit.STORAGE_BYTES)).isZero();
    }

    @Test
    void givesBackWhatIsReleasedAndKeepsWhatIsUsed() {
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 7, "used"));
        tenant.run(() -> entitlements.commit("used"));
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 5, "dropped"));

        tenant.run(() -> {
            entitlements.release("used");
            entitlements.release("dropped");
            entitlements.release("dropped");
            entitlements.release("unknown");
        });

        assertThat(tenant.used(Limit.STORAGE_BYTES)).isEqualTo(7);
        assertThat(tenant.reserved(Limit.STORAGE_BYTES)).isZero();
        assertThatIllegalStateException().isThrownBy(() -> tenant.run(() -> entitlements.commit("dropped")));
    }

    @Test
    void givesBackWhatIsGone() {
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 7, "file"));
        tenant.run(() -> entitlements.commit("file"));
        tenant.run(() -> entitlements.take(Limit.PROPERTIES_PUBLISHED, 3));

        tenant.run(() -> {
            entitlements.giveBack("file");
            entitlements.giveBack("file");
            entitlements.giveBack(Limit.PROPERTIES_PUBLISHED, 2);
        });

        assertThat(tenant.used(Limit.STORAGE_BYTES)).isZero();
        assertThat(tenant.used(Limit.PROPERTIES_PUBLISHED)).isEqualTo(1);
    }

    @Test
    void givesBackWhatWasNotNeeded() {
        tenant.run(() -> entitlements.reserve(Limit.AI_TOKENS, 1_000, "answer"));

        tenant.run(() -> entitlements.commit("answer", 730));

        assertThat(tenant.used(Limit.AI_TOKENS)).isEqualTo(730);
        assertThat(tenant.reserved(Limit.AI_TOKENS)).isZero();
        assertThat(tenant.wrongCounters()).isZero();
    }

    @Test
    void isUndoneWithItsTransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> tenant.run(() -> {
                    entitlements.take(Limit.SEARCHES, 3);
                    entitlements.reserve(Limit.MESSAGES, 3, "work");
                    throw new IllegalStateException("undone");
                }));

        assertThat(tenant.used(Limit.SEARCHES)).isZero();
        assertThat(tenant.reserved(Limit.MESSAGES)).isZero();
    }

    @Test
    void aKeyBelongsToOneLimit() {
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 1, "work"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> tenant.run(() -> entitlements.reserve(Limit.MESSAGES, 1, "work")));
        assertThatIllegalArgumentException().isThrownBy(() -> tenant.run(() -> entitlements.take(Limit.MESSAGES, 0)));
    }

    @Test
    void keysAndCountersAreTheTenantsOwn() {
        var other = another();
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 3, "work"));

        assertThatIllegalStateException().isThrownBy(() -> other.run(() -> entitlements.commit("work")));
        other.run(() -> entitlements.release("work"));
        other.run(() -> entitlements.giveBack("work"));
        other.run(() -> entitlements.reserve(Limit.SEARCHES, 8, "work"));

        assertThat(tenant.reserved(Limit.SEARCHES)).isEqualTo(3);
        assertThat(other.reserved(Limit.SEARCHES)).isEqualTo(8);
    }

    @Test
    void repairsTheCounterOfAStock() {
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 7, "file"));
        tenant.run(() -> entitlements.commit("file"));
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 5, "upload"));
        tenant.change("update entitlements.counter set used = 99, reserved = 99 where tenant_id = ?");

        tenant.run(() -> {
            entitlements.recount(Limit.SEATS);
            entitlements.recount(Limit.LEADS);
            entitlements.recount(Limit.STORAGE_BYTES);
        });

        assertThat(tenant.used(Limit.SEATS)).isEqualTo(1);
        assertThat(tenant.used(Limit.LEADS)).isZero();
        // There is no file: what was committed for one was for nothing.
        assertThat(tenant.used(Limit.STORAGE_BYTES)).isZero();
        assertThat(tenant.reserved(Limit.STORAGE_BYTES)).isEqualTo(5);
    }
}
