package foyer.properties.maps;

/** What has come of finding a property by its address; kept with the job. */
record GeocodingOutcome(State state) {

    /** How it ended. */
    enum State {
        /** It is on the map. */
        PLACED,
        /** Meanwhile it has another address, or people have put it somewhere, or it cannot be changed. */
        OVERTAKEN,
        /** The vendor knows no such street. */
        UNKNOWN,
        /** The tenant has asked enough for now: a job of its own comes later. */
        LATER,
        /** The vendor did not answer, however often it was asked. */
        GIVEN_UP,
        /** There is no vendor any more. */
        OFF
    }
}
