package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.ProviderPayment;
import foyer.platform.money.Money;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What history tells is kept and read as what it is. */
@Tag("unit")
class BillingFactsTest {

    private static final UUID PAYMENT = UUID.randomUUID();

    private final BillingHistoryJson json = new BillingHistoryJson(JsonMapper.shared());

    @Test
    void eachIsReadAsItIsWritten() {
        var written = Arrays.stream(Fact.class.getDeclaredFields())
                .filter(field -> field.getType() == Fact.class)
                .collect(Collectors.toMap(
                        BillingFactsTest::name,
                        field -> ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]));
        var read = Arrays.stream(BillingFacts.class.getRecordComponents())
                .collect(Collectors.toMap(part -> part.getName(), part -> part.getGenericType()));

        assertThat(written).isEqualTo(read);
    }

    private static String name(Field field) {
        try {
            return ((Fact<?>) field.get(null)).name();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatItIsAboutIsNoChange() {
        var told = json.read(json.written(List.of(
                Difference.of(Fact.PAYMENT, null, PAYMENT),
                Difference.of(Fact.PAYMENT_STATUS, ProviderPayment.Status.PENDING, ProviderPayment.Status.FAILED),
                Difference.of(Fact.AMOUNT, null, new Money(4_900, "USD")))));

        assertThat(told.changedFields()).containsExactly("paymentStatus", "amount");
        assertThat(told.about(BillingFacts::payment)).isEqualTo(PAYMENT);
        assertThat(told.before())
                .returns(ProviderPayment.Status.PENDING, BillingFacts::paymentStatus)
                .returns(null, BillingFacts::amount);
        assertThat(told.after())
                .returns(ProviderPayment.Status.FAILED, BillingFacts::paymentStatus)
                .returns(new Money(4_900, "USD"), BillingFacts::amount);
    }

    @Test
    void whatAnotherVersionWroteIsLeftOut() {
        var told = json.read(JSONB.valueOf("""
                [{"field": "total", "before": null, "after": "4900 USD"}, {"field": "seats", "before": "2", "after": "5"},
                 {"field": "colour", "before": "red", "after": "blue"}]"""));

        assertThat(told.before()).returns(2, BillingFacts::seats);
        assertThat(told.after()).returns(5, BillingFacts::seats).returns(null, BillingFacts::total);
    }
}
