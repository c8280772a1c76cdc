package foyer.payments.stripe;

import foyer.payments.PaymentWorld.Delivery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody sends who is not Stripe, by what is wrong with it. */
final class StripeForgeries {

    private StripeForgeries() {}

    static Map<String, Delivery> of(String body, Instant at) {
        var good = StripeWorld.signature(body, at, StripeWorld.SECRET);
        var time = "t=" + at.getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("another secret", time + ",v1=" + StripeWorld.signature(body, at, "whsec_other"));
        headers.put("an empty secret's", time + ",v1=" + "0".repeat(64));
        headers.put("the body alone", time + ",v1=" + StripeWorld.signature("", at, StripeWorld.SECRET));
        headers.put("another time than signed", "t=" + (at.getEpochSecond() + 1) + ",v1=" + good);
        headers.put("a scheme of before", time + ",v0=" + good);
        headers.put("no time", "v1=" + good);
        headers.put("a time that is none", "t=now,v1=" + good);
        headers.put("no signature", time);
        headers.put("half a signature", time + ",v1=" + good.substring(32));
        headers.put("fields without values", "t,v1");
        headers.put("commas", ",,,=,=");
        headers.put("just too old", header(body, at.minusSeconds(301)));
        var forged = new LinkedHashMap<String, Delivery>();
        headers.forEach((what, header) -> forged.put(what, StripeWorld.delivery(header, body)));
        forged.put("what is no event", StripeWorld.delivery(header("[]", at), "[]"));
        forged.put("what is no JSON", StripeWorld.delivery(header("{", at), "{"));
        forged.put(
                "an event without an id",
                StripeWorld.delivery(header(body.replace("\"id\"", "\"no\""), at), body.replace("\"id\"", "\"no\"")));
        return forged;
    }

    private static String header(String body, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + StripeWorld.signature(body, at, StripeWorld.SECRET);
    }
}
