package foyer.leads.transfer;

import foyer.leads.Lead;
import foyer.platform.money.Money;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A column of an exported file; the schema's enum of the same name. */
enum LeadExportColumn {
    ID((lead, _) -> lead.id().toString()),
    TITLE((lead, _) -> lead.title()),
    STAGE((lead, _) -> lead.stage().name()),
    ASSIGNEE((lead, context) -> context.assignee(lead)),
    SOURCE((lead, _) -> lead.source().name()),
    SOURCE_DETAIL((lead, _) -> lead.sourceDetail()),
    VALUE((lead, _) -> amount(lead.value())),
    CURRENCY((lead, _) -> lead.value() == null ? null : lead.value().currency()),
    SCORE((lead, _) -> Objects.toString(lead.score(), null)),
    CONTACT_NAME((lead, _) -> lead.contact().name()),
    COMPANY((lead, _) -> lead.contact().company()),
    EMAIL((lead, _) -> lead.contact().email()),
    PHONE((lead, _) -> lead.contact().phone()),
    WEBSITE((lead, _) -> lead.contact().website()),
    DO_NOT_CONTACT((lead, _) -> String.valueOf(lead.doNotContact())),
    LOST_REASON((lead, _) -> lead.lostReason()),
    CREATED_AT((lead, context) -> time(lead.createdAt(), context.zone())),
    UPDATED_AT((lead, context) -> time(lead.updatedAt(), context.zone()));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final BiFunction<Lead, Context, @Nullable String> text;

    LeadExportColumn(BiFunction<Lead, Context, @Nullable String> text) {
        this.text = text;
    }

    /** What cells are written with beside the lead. */
    interface Context {

        /** The tenant's. */
        ZoneId zone();

        /** The name of whoever looks after the lead. */
        @Nullable String assignee(Lead lead);
    }

    @Nullable String of(Lead lead, Context context) {
        return text.apply(lead, context);
    }

    private static @Nullable String amount(@Nullable Money value) {
        if (value == null) {
            return null;
        }
        var digits = Math.max(0, Currency.getInstance(value.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(value.amountMinor(), digits).toPlainString();
    }

    private static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }
}
