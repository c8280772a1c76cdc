package foyer.leads.forms;

import foyer.platform.limits.Rate;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often anybody may look at forms and send them; {@code FOYER_LEAD_FORMS_…}.
 *
 * @param readsPerAddress looks at forms from one address
 * @param readsPer how long all of them take to come back
 * @param capturesPerAddress forms and inquiries that are sent from one address
 * @param capturesPerForm what is sent by one form, or about one property, from anywhere
 * @param capturesPer how long all of either take to come back
 * @param fillTime what is sent sooner after the form was shown is a program's, and dropped
 */
@ConfigurationProperties("foyer.lead-forms")
public record LeadFormSettings(
        @DefaultValue("120") int readsPerAddress,
        @DefaultValue("1m") Duration readsPer,
        @DefaultValue("20") int capturesPerAddress,
        @DefaultValue("200") int capturesPerForm,
        @DefaultValue("1h") Duration capturesPer,
        @DefaultValue("2s") Duration fillTime) {

    public LeadFormSettings {
        // Raises at the start what would otherwise raise at the first form.
        new Rate(readsPerAddress, readsPer);
        new Rate(capturesPerAddress, capturesPer);
        new Rate(capturesPerForm, capturesPer);
    }

    Rate reads() {
        return new Rate(readsPerAddress, readsPer);
    }

    public Rate ofAddress() {
        return new Rate(capturesPerAddress, capturesPer);
    }

    public Rate ofForm() {
        return new Rate(capturesPerForm, capturesPer);
    }
}
