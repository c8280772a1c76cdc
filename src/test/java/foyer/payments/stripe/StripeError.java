package foyer.payments.stripe;

/** What Stripe answers instead, as its documentation has it. */
final class StripeError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;
    final String type;
    final String code;
    final String param;

    StripeError(int status, String type, String code, String param) {
        super(type + " " + code, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
    }

    static StripeError missing(String param) {
        return new StripeError(404, "invalid_request_error", "resource_missing", param);
    }

    static StripeError invalid(String code, String param) {
        return new StripeError(400, "invalid_request_error", code, param);
    }

    static StripeError declined() {
        return new StripeError(402, "card_error", "card_declined", "");
    }
}
