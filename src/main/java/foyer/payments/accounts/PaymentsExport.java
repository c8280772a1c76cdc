package foyer.payments.accounts;

import static foyerdb.payments.Tables.ACCOUNT;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of their accounts with providers: that they have them, and no key. */
@Component
class PaymentsExport implements ExportPart {

    @Override
    public List<ExportTable> tables() {
        return List.of(ExportTable.of("payment-accounts", ACCOUNT, ACCOUNT.TENANT_ID, ACCOUNT.ID)
                .with(ACCOUNT.PROVIDER, ACCOUNT.LIVE, ACCOUNT.CREATED_AT, ACCOUNT.UPDATED_AT)
                .without("secrets: whoever has them could move money or make it up", ACCOUNT.KEYS, ACCOUNT.HOOK_HASH));
    }
}
