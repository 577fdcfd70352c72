import { folded } from './folded.ts';

/** Units by what they measure; each with its size in the first one, and what people write for it. */
const UNITS: Record<string, [size: number, words: string][]> = {
  length: [
    [1, 'm metre metres meter meters metro metros metern mètre mètres मीटर متر امتار'],
    [
      1e3,
      'km kms kilometre kilometres kilometer kilometers kilometern quilometro quilometros kilometro kilometros किलोमीटर किमी كيلومتر كم',
    ],
    [
      1e-2,
      'cm centimetre centimetres centimeter centimeters zentimeter centimetro centimetros सेंटीमीटर सेमी سنتيمتر سم',
    ],
    [1e-3, 'mm millimetre millimetres millimeter millimeters milimetro milimetros milimeter'],
    [1609.344, 'mi mile miles meile meilen milla millas milha milhas mil'],
    [0.3048, 'ft foot feet fuss pie pies pe pes kaki'],
    [0.0254, 'in inch inches zoll pulgada pulgadas polegada polegadas pouce pouces inci'],
  ],
  mass: [
    [
      1,
      'kg kgs kilo kilos kilogram kilograms kilogramm kilogramo kilogramos quilo quilos quilograma quilogramas kilogramme kilogrammes किलो किलोग्राम كيلو كيلوغرام كجم',
    ],
    [1e-3, 'g gram grams gramm gramo gramos grama gramas gramme grammes ग्राम غرام'],
    [1e3, 't tonne tonnes ton tons tonnen tonelada toneladas टन طن'],
    [0.45359237, 'lb lbs pound pounds libra libras'],
  ],
  volume: [
    [1, 'l litre litres liter liters litro litros लीटर لتر'],
    [1e-3, 'ml millilitre millilitres milliliter milliliters mililitro mililitros mililiter'],
  ],
  time: [
    [
      1,
      's sec secs second seconds sekunde sekunden segundo segundos seconde secondes detik सेकंड ثانية ثواني',
    ],
    [60, 'min mins minute minutes minuten minuto minutos menit मिनट دقيقة دقائق'],
    [3600, 'h hr hrs hour hours stunde stunden hora horas heure heures jam घंटा घंटे ساعة ساعات'],
    [86_400, 'd day days tag tage tagen dia dias jour jours hari दिन يوم ايام'],
    [
      604_800,
      'week weeks woche wochen semana semanas semaine semaines minggu सप्ताह हफ्ते اسبوع اسابيع',
    ],
    [2_629_746, 'month months monat monate monaten mes meses mois bulan महीना महीने شهر اشهر'],
    [
      31_556_952,
      'y yr yrs year years jahr jahre jahren ano anos año años an ans année années tahun साल वर्ष سنة سنوات عام',
    ],
  ],
  celsius: [[1, 'c celsius']],
  fahrenheit: [[1, 'f fahrenheit']],
  kelvin: [[1, 'kelvin']],
  degree: [
    [1, '° degree degrees grad grado grados grau graus degré degrés derajat डिग्री درجة درجات'],
  ],
  percent: [[1, '% percent pct prozent porciento porcento pourcent persen प्रतिशत بالمئة بالمائة']],
  dollar: [[1, '$ usd dollar dollars dolar dolares dólar dólares डॉलर دولار']],
  euro: [[1, '€ eur euro euros يورو यूरो']],
  sterling: [[1, '£ gbp']],
  yen: [[1, '¥ jpy yen']],
  rupee: [[1, '₹ inr rs rupee rupees rupia rupias roupie roupies रुपये रुपया روبية']],
  rupiah: [[1, 'rp idr rupiah']],
  people: [
    [
      1,
      'people persons inhabitants personen menschen leute einwohner personas gente habitantes pessoas personnes gens habitants orang लोग شخص',
    ],
  ],
  times: [[1, 'times mal veces vezes fois kali बार مرات']],
  pieces: [[1, 'pieces stück piezas peças pièces buah']],
};

export interface Unit {
  /** The quantity that it measures, for example `length`. */
  measures: string;
  /** In the first unit of its kind. */
  size: number;
}

const KNOWN = new Map<string, Unit>();
for (const [measures, units] of Object.entries(UNITS)) {
  for (const [size, words] of units) {
    for (const word of words.split(' ')) KNOWN.set(folded(word), { measures, size });
  }
}

/** The unit that a text names: "km", "°C", "per cent"; undefined when it is none that we know. */
export function unitOf(text: string): Unit | undefined {
  const name = folded(text.trim().replace(/\.$/, ''));
  return (
    KNOWN.get(name) ??
    KNOWN.get(name.replace(/^(?:°|degrees?|grad|grados?|graus?|degres?)\s*(?=\S)/, '')) ??
    KNOWN.get(name.replace(/^(?:per|por|pour)\s+(?=cent|ciento)/, (word) => word.trim()))
  );
}
