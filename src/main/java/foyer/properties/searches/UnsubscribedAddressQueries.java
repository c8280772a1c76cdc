package foyer.properties.searches;

import static foyerdb.properties.Tables.UNSUBSCRIBED_ADDRESS;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Addresses outside of the tenant whose people want no mails about properties from it any more, in SQL. */
@Component
class UnsubscribedAddressQueries {

    private final DSLContext db;

    UnsubscribedAddressQueries(DSLContext db) {
        this.db = db;
    }

    boolean contains(String email) {
        return db.fetchExists(UNSUBSCRIBED_ADDRESS, UNSUBSCRIBED_ADDRESS.EMAIL.eq(form(email)));
    }

    void add(String email, Instant at) {
        db.insertInto(UNSUBSCRIBED_ADDRESS)
                .set(UNSUBSCRIBED_ADDRESS.TENANT_ID, CurrentCaller.tenant())
                .set(UNSUBSCRIBED_ADDRESS.EMAIL, form(email))
                .set(UNSUBSCRIBED_ADDRESS.UNSUBSCRIBED_AT, at)
                .onConflict(UNSUBSCRIBED_ADDRESS.TENANT_ID, UNSUBSCRIBED_ADDRESS.EMAIL)
                .doNothing()
                .execute();
    }

    /** Capitals make no other address. */
    private static String form(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
