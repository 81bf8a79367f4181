// A style sheet or a picture, where nothing is drawn.
module.exports = 'drawn-elsewhere'
