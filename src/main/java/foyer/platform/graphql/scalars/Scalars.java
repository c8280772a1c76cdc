package foyer.platform.graphql.scalars;

import foyer.platform.messages.Messages;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/**
 * The scalars of {@code schema/shared/scalars.graphqls}; inside, all are text but {@code DateTime}, {@code Date},
 * {@code Decimal}, {@code Long}, {@code Degrees} and {@code JSON}.
 */
@Component
public class Scalars implements RuntimeWiringConfigurer {

    private final Messages messages;

    Scalars(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.scalar(text("DateTime", new DateTimeForm()))
                .scalar(scalar("Long", ExtendedScalars.GraphQLLong.getCoercing()))
                .scalar(scalar("Degrees", new DegreesScalar(messages)))
                .scalar(scalar("JSON", ExtendedScalars.Json.getCoercing()))
                .scalar(text("Date", new DateForm()))
                .scalar(text("Decimal", new DecimalForm()))
                .scalar(text("EmailAddress", new EmailAddressForm()))
                .scalar(text("PhoneNumber", new PhoneNumberForm()))
                .scalar(text("URL", new UrlForm()))
                .scalar(text("CurrencyCode", new CodeForms.CurrencyCode()))
                .scalar(text("CountryCode", new CodeForms.CountryCode()))
                .scalar(text("Locale", new CodeForms.LanguageTag()))
                .scalar(text("TimeZone", new CodeForms.TimeZone()));
    }

    private GraphQLScalarType text(String name, TextScalar.Form<?> form) {
        return scalar(name, new TextScalar<>(name, form, messages));
    }

    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }
}
