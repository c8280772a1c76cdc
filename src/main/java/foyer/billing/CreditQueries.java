package foyer.billing;

import static foyerdb.billing.Tables.CREDIT;

import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderCredit.Kind;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.CreditRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Credit that came or went in SQL, of the tenant acted in; whoever writes it holds the account. */
@Component
class CreditQueries implements ToldTogether.Documents<BillingCreditId> {

    private static final Keyset<BillingCredit> NEWEST = Keyset.descending(
            "BILLING_CREDITS",
            List.of(
                    new Keyset.Column<>(CREDIT.AT, BillingCredit::at),
                    new Keyset.Column<>(CREDIT.ID, credit -> credit.id().value())));

    private final DSLContext db;

    CreditQueries(DSLContext db) {
        this.db = db;
    }

    @Nullable BillingCredit byId(BillingCreditId id) {
        return db.selectFrom(CREDIT)
                .where(isHere())
                .and(CREDIT.ID.eq(id.value()))
                .fetchOne(CreditQueries::credit);
    }

    @Override
    public Map<String, BillingCreditId> of(Provider provider, Collection<String> externalIds) {
        return externalIds.isEmpty()
                ? new HashMap<>()
                : db.select(CREDIT.EXTERNAL_ID, CREDIT.ID)
                        .from(CREDIT)
                        .where(isHere())
                        .and(CREDIT.PROVIDER.eq(provider.name()))
                        .and(CREDIT.EXTERNAL_ID.eq(DSL.any(externalIds.toArray(String[]::new))))
                        .fetchMap(CREDIT.EXTERNAL_ID, row -> new BillingCreditId(row.value2()));
    }

    /** What came or went stays as it is. */
    @Override
    public void touch(Collection<UUID> same, Instant seenAt) {}

    BillingCreditId insert(Provider provider, ProviderCredit state) {
        return new BillingCreditId(db.insertInto(CREDIT)
                .set(CREDIT.TENANT_ID, CurrentCaller.tenant())
                .set(CREDIT.PROVIDER, provider.name())
                .set(CREDIT.EXTERNAL_ID, state.id())
                .set(CREDIT.CUSTOMER, state.customer())
                .set(CREDIT.KIND, state.kind().name())
                .set(CREDIT.CURRENCY, state.currency())
                .set(CREDIT.AMOUNT_MINOR, state.amountMinor())
                .set(CREDIT.BALANCE_MINOR, state.balanceMinor())
                .set(CREDIT.INVOICE, state.invoice())
                .set(CREDIT.AT, SubscriptionStates.whole(state.at()))
                .returning(CREDIT.ID)
                .fetchSingle()
                .getId());
    }

    /** What somebody has: all that came and went adds up to it, in whichever order it was told. */
    long balance(CreditHolder holder, String currency) {
        return db.select(DSL.coalesce(DSL.sum(CREDIT.AMOUNT_MINOR), DSL.inline(BigDecimal.ZERO)))
                .from(CREDIT)
                .where(isHere())
                .and(CREDIT.PROVIDER.eq(holder.provider().name()))
                .and(CREDIT.CUSTOMER.eq(holder.customer()))
                .and(CREDIT.CURRENCY.eq(currency))
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    Connection<BillingCredit> page(PageRequest page) {
        return NEWEST.page(
                db.selectFrom(CREDIT).where(isHere()),
                page,
                CreditQueries::credit,
                () -> db.fetchCount(db.selectOne().from(CREDIT).where(isHere()).limit(Connection.COUNT_CAP + 1)));
    }

    private static Condition isHere() {
        return CREDIT.TENANT_ID.eq(CurrentCaller.tenant());
    }

    private static BillingCredit credit(CreditRecord row) {
        return new BillingCredit(
                new BillingCreditId(row.getId()),
                Provider.valueOf(row.getProvider()),
                Kind.valueOf(row.getKind()),
                new Money(row.getAmountMinor(), row.getCurrency()),
                new Money(row.getBalanceMinor(), row.getCurrency()),
                row.getAt(),
                DocumentKey.of(Provider.valueOf(row.getProvider()), row.getInvoice()));
    }
}
