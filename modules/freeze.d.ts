interface ObjectConstructor {
	/**
	 * Tables are frozen with all that they hold, so that XS leaves them in flash; a table that could change would cost
	 * memory on the board. Other engines ignore the second argument.
	 */
	freeze<const T>(object: T, deep: true): T;
}
