package foyer.platform.graphql.live;

/** One message of a subscription, on which its selection is run: the value of its root field. */
public record LiveMessage(Object value) {}
