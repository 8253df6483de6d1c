/**
 * Trained models in forms that others read: {@link weka.recurrent.export.OnnxExport} for running them elsewhere,
 * {@link weka.recurrent.export.JsonExport} for looking at settings and weights.
 *
 * <h2>ONNX</h2>
 * Raw values go in, probabilities or numbers come out: standardisation, indicators of missing values, one-hot codes, embeddings,
 * times between dates, padding and the average over the members are all in the file. Batch size and number of steps are free. Of
 * the inputs a model has those that its data call for:
 * <table>
 * <caption>Inputs and outputs</caption>
 * <tr><td>{@code channels}</td><td>double [batch, steps, C]</td><td>the numeric and date channels in the order of the data; NaN
 * is
 *     missing; dates in milliseconds since 1970</td></tr>
 * <tr><td>{@code indices}</td><td>int64 [batch, steps, K]</td><td>the nominal channels in the order of the data, by the number of
 *     the label in the training header from 0; strings by their number in the vocabulary, 0 for those not in it; below 0 is
 *     missing</td></tr>
 * <tr><td>{@code tokens}</td><td>int64 [batch, steps]</td><td>instead of both for texts: the number of each character or word in
 * the
 *     vocabulary, 0 for those not in it</td></tr>
 * <tr><td>{@code lengths}</td><td>int64 [batch]</td><td>steps of each sequence, at most as many as the tensors have; what stands
 * after
 *     them is not read. Steps at the end in which every channel is missing are cut off, as in Weka, so {@code lengths} may be
 *     the number of steps throughout where the padding is NaN and −1. 0 is an empty sequence; the tensors themselves need at
 *     least one step</td></tr>
 * <tr><td>{@code statics}</td><td>double [batch, S]</td><td>numeric and date attributes of the sequence as a whole</td></tr>
 * <tr><td>{@code static_indices}</td><td>int64 [batch, Z]</td><td>nominal attributes of the sequence as a whole</td></tr>
 * <tr><td>{@code probabilities}</td><td>float [batch, classes]</td><td>output for a nominal class</td></tr>
 * <tr><td>{@code prediction}</td><td>double [batch]</td><td>output for a numeric class, in its unit</td></tr>
 * </table>
 * Numbers come in as double because Weka's are, and because a float holds a date to two minutes only.
 *
 * <p>The metadata hold JSON. {@code inputs}: for each input but {@code lengths} the list of its columns, each with {@code name},
 * {@code kind} (number, date, one-hot, embedded), {@code labels} if any (null stands for every other string), and what is done to
 * it; for {@code tokens} name, unit (WORDS: runs of letters and digits in lower case; CHARACTERS: Unicode characters as they are)
 * and vocabulary. {@code outputs}: name and labels of the class. In Python:
 * <pre>{@code
 * session = onnxruntime.InferenceSession("vowels.onnx")
 * inputs = json.loads(session.get_modelmeta().custom_metadata_map["inputs"])
 * x = numpy.random.rand(2, 20, len(inputs["channels"]))
 * print(session.run(None, {"channels": x, "lengths": numpy.array([20, 13])}))
 * }</pre>
 *
 * <p>Operators are those of set 17, and the standard ones only. Agreement with Weka's own predictions is tested with onnxruntime,
 * to 1e-5.
 *
 * <h2>JSON</h2>
 * One object: {@code encoding} (options, layout, rules per channel), {@code network}, {@code training}, {@code memory} and
 * {@code backend} as in the model, and {@code members}, each with its training history and {@code weights} (name, shape, values
 * row-major; {@code notation} says in which order). Floats are written so that they are read back to the same bits.
 *
 * <p>Imports: {@code classifier}, {@code data}, {@code network}, {@code training}, {@code kernel}, and {@code experiment} for
 * JSON. Start reading at {@link weka.recurrent.export.OnnxExport}.
 */
package weka.recurrent.export;
